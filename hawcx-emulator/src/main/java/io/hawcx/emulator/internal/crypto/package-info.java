/**
 * The emulator's own reading of the wire protocol's cryptography.
 */
@NullMarked
package io.hawcx.emulator.internal.crypto;

import org.jspecify.annotations.NullMarked;
