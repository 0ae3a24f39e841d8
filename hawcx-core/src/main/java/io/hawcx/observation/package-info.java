/**
 * Observes requests to Hawcx with Micrometer, an optional dependency: metrics and traces,
 * whatever the transport.
 */
@NullMarked
package io.hawcx.observation;

import org.jspecify.annotations.NullMarked;
