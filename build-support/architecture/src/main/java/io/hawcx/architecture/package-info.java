/**
 * Rules that hold for each published module.
 */
@NullMarked
package io.hawcx.architecture;

import org.jspecify.annotations.NullMarked;
