/**
 * Sign-in by code hand-over for applications on the reactive stack.
 */
@NullMarked
package io.hawcx.security.handover.server;

import org.jspecify.annotations.NullMarked;
