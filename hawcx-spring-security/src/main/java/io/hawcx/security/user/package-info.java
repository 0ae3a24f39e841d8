/**
 * Users who signed in through Hawcx, with the project that they belong to.
 */
@NullMarked
package io.hawcx.security.user;

import org.jspecify.annotations.NullMarked;
