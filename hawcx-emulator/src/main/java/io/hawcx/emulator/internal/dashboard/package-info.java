/**
 * The page that shows what the emulator knows and was asked.
 */
@NullMarked
package io.hawcx.emulator.internal.dashboard;

import org.jspecify.annotations.NullMarked;
