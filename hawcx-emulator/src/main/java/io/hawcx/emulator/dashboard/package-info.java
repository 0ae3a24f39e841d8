/**
 * The page that shows what the emulator knows and was asked.
 */
@NullMarked
package io.hawcx.emulator.dashboard;

import org.jspecify.annotations.NullMarked;
