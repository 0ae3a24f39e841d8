/**
 * Starts of two equal applications, with this library and without it.
 */
@NullMarked
package io.hawcx.benchmark.startup;

import org.jspecify.annotations.NullMarked;
