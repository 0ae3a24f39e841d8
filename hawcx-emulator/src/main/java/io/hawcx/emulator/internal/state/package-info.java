/**
 * Bounded memory that expires on a clock.
 */
@NullMarked
package io.hawcx.emulator.internal.state;

import org.jspecify.annotations.NullMarked;
