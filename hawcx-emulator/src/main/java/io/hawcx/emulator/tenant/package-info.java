/**
 * OAuth clients that the emulator knows.
 */
@NullMarked
package io.hawcx.emulator.tenant;

import org.jspecify.annotations.NullMarked;
