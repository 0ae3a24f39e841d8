/**
 * What the login shares with the other features; not for applications.
 */
@NullMarked
package io.hawcx.security.oauth2.internal;

import org.jspecify.annotations.NullMarked;
