/**
 * What a recent login is on the servlet stack and on the reactive one alike; public for
 * the compiler only.
 */
@NullMarked
package io.hawcx.security.recent.internal;

import org.jspecify.annotations.NullMarked;
