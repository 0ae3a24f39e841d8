/**
 * A user's sign-in, for the hosted page and the frontends' protocol alike.
 */
@NullMarked
package io.hawcx.emulator.internal.signin;

import org.jspecify.annotations.NullMarked;
