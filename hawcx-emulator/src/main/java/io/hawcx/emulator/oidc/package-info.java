/**
 * The OpenID Connect provider's endpoints.
 */
@NullMarked
package io.hawcx.emulator.oidc;

import org.jspecify.annotations.NullMarked;
