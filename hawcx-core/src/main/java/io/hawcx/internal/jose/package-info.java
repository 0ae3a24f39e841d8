/**
 * JSON Web Signatures and keys as the protocol takes them: strict, with Ed25519, and
 * without trust in anything that a token says about itself.
 */
@NullMarked
package io.hawcx.internal.jose;

import org.jspecify.annotations.NullMarked;
