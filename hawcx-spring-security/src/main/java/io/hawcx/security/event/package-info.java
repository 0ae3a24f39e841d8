/**
 * What Spring Security's authentication events tell of logins through Hawcx.
 */
@NullMarked
package io.hawcx.security.event;

import org.jspecify.annotations.NullMarked;
