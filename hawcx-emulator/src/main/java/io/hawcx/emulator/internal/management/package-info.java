/**
 * The management endpoints, and the two channels that authenticate their calls.
 */
@NullMarked
package io.hawcx.emulator.internal.management;

import org.jspecify.annotations.NullMarked;
