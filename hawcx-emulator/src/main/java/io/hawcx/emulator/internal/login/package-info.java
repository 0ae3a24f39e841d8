/**
 * The hosted login: pages, sign-on sessions and the pop-up script.
 */
@NullMarked
package io.hawcx.emulator.internal.login;

import org.jspecify.annotations.NullMarked;
