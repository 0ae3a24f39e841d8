/**
 * The primitives of the protocol behind one small interface, so that their provider can
 * be exchanged.
 */
@NullMarked
package io.hawcx.internal.crypto;

import org.jspecify.annotations.NullMarked;
