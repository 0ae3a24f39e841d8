/**
 * Adapters that put {@code io.hawcx.oauth} behind Spring Security's OAuth 2.0 login,
 * leaving every other provider's registration as stock Spring treats it.
 */
@NullMarked
package io.hawcx.security.oauth2;

import org.jspecify.annotations.NullMarked;
