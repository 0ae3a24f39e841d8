/**
 * What a hand-over is on the servlet stack and on the reactive one alike; public for the
 * compiler only.
 */
@NullMarked
package io.hawcx.security.handover.internal;

import org.jspecify.annotations.NullMarked;
