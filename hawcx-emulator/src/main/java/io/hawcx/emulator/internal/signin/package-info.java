/**
 * How a user signs in, whoever shows it: the hosted page or the frontends' protocol.
 */
@NullMarked
package io.hawcx.emulator.internal.signin;

import org.jspecify.annotations.NullMarked;
