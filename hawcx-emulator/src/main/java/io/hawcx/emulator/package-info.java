/**
 * Hawcx on loopback, for development and tests.
 */
@NullMarked
package io.hawcx.emulator;

import org.jspecify.annotations.NullMarked;
