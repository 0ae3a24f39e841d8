/**
 * Several Hawcx projects in one application.
 */
@NullMarked
package io.hawcx.autoconfigure.tenant;

import org.jspecify.annotations.NullMarked;
