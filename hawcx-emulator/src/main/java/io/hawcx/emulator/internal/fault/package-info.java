/**
 * What faults do, and where they are put in place.
 */
@NullMarked
package io.hawcx.emulator.internal.fault;

import org.jspecify.annotations.NullMarked;
