/**
 * How requests are recorded.
 */
@NullMarked
package io.hawcx.emulator.internal.request;

import org.jspecify.annotations.NullMarked;
