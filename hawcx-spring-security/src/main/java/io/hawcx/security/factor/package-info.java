/**
 * How and when a user signed in at Hawcx, as factors of Spring Security.
 */
@NullMarked
package io.hawcx.security.factor;

import org.jspecify.annotations.NullMarked;
