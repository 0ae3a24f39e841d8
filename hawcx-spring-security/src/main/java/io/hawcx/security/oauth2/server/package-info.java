/**
 * The adapters of {@code io.hawcx.security.oauth2} for applications on the reactive
 * stack.
 */
@NullMarked
package io.hawcx.security.oauth2.server;

import org.jspecify.annotations.NullMarked;
