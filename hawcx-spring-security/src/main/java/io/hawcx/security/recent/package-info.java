/**
 * Rules for pages and methods that need a recent login.
 */
@NullMarked
package io.hawcx.security.recent;

import org.jspecify.annotations.NullMarked;
