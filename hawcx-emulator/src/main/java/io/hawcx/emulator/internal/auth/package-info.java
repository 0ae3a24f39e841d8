/**
 * The protocol of Hawcx's frontends, {@code POST /v1/auth}.
 */
@NullMarked
package io.hawcx.emulator.internal.auth;

import org.jspecify.annotations.NullMarked;
