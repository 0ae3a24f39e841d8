/**
 * Faults on purpose: what a network, a gateway or a broken Hawcx does to a client.
 */
@NullMarked
package io.hawcx.emulator.fault;

import org.jspecify.annotations.NullMarked;
