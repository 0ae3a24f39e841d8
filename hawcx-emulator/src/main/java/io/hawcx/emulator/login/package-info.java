/**
 * The hosted login: pages, sign-on sessions and the pop-up script.
 */
@NullMarked
package io.hawcx.emulator.login;

import org.jspecify.annotations.NullMarked;
