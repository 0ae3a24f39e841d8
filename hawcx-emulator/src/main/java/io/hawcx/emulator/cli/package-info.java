/**
 * The emulator as a program: arguments, the configuration file, new keys.
 */
@NullMarked
package io.hawcx.emulator.cli;

import org.jspecify.annotations.NullMarked;
