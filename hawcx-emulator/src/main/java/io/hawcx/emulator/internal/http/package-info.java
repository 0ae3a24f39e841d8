/**
 * The loopback HTTP server: connections, limits, routing.
 */
@NullMarked
package io.hawcx.emulator.internal.http;

import org.jspecify.annotations.NullMarked;
