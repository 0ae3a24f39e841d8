/**
 * Strict JSON in, compact JSON out.
 */
@NullMarked
package io.hawcx.emulator.json;

import org.jspecify.annotations.NullMarked;
