/**
 * Bounded memory that expires on a clock.
 */
@NullMarked
package io.hawcx.emulator.state;

import org.jspecify.annotations.NullMarked;
