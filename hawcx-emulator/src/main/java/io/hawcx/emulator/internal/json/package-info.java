/**
 * Strict JSON in, compact JSON out.
 */
@NullMarked
package io.hawcx.emulator.internal.json;

import org.jspecify.annotations.NullMarked;
