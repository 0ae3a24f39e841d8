/**
 * Logins of tests, through the application's own endpoints and the emulator.
 */
@NullMarked
package io.hawcx.test.login;

import org.jspecify.annotations.NullMarked;
