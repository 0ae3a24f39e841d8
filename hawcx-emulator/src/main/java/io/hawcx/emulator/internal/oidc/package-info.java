/**
 * The OpenID Connect provider's endpoints.
 */
@NullMarked
package io.hawcx.emulator.internal.oidc;

import org.jspecify.annotations.NullMarked;
