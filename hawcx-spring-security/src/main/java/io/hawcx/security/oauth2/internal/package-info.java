/**
 * What logins on the servlet stack and on the reactive one decide alike; public for the
 * compiler only.
 */
@NullMarked
package io.hawcx.security.oauth2.internal;

import org.jspecify.annotations.NullMarked;
