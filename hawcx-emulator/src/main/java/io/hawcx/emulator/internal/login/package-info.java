/**
 * The hosted login: pages, sign-on sessions and the script for pages of applications.
 */
@NullMarked
package io.hawcx.emulator.internal.login;

import org.jspecify.annotations.NullMarked;
