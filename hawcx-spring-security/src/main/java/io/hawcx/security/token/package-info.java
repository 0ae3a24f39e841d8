/**
 * Access tokens for apps without cookies: each carries a session of Spring Session that
 * stands apart from the application's cookie sessions.
 */
@NullMarked
package io.hawcx.security.token;

import org.jspecify.annotations.NullMarked;
