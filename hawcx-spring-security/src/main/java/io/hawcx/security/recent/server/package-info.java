/**
 * Pages and methods that want a login of a moment ago, for applications on the reactive
 * stack.
 */
@NullMarked
package io.hawcx.security.recent.server;

import org.jspecify.annotations.NullMarked;
