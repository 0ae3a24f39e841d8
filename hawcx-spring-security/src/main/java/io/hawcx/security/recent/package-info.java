/**
 * Pages and methods that want a login of a moment ago.
 */
@NullMarked
package io.hawcx.security.recent;

import org.jspecify.annotations.NullMarked;
