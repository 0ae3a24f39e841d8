/**
 * The cryptography of delegation: sealing and signing requests, verifying and opening
 * replies, as functions over bytes, keys and a clock. Most applications use
 * {@link io.hawcx.Hawcx} instead.
 */
@NullMarked
package io.hawcx.delegation;

import org.jspecify.annotations.NullMarked;
