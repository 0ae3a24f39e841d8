/**
 * How several features read and check the values of properties.
 */
@NullMarked
package io.hawcx.autoconfigure.internal;

import org.jspecify.annotations.NullMarked;
