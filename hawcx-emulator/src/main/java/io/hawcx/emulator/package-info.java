/**
 * Hawcx on loopback, for development and tests: the front door.
 */
@NullMarked
package io.hawcx.emulator;

import org.jspecify.annotations.NullMarked;
