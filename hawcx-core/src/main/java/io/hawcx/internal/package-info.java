/**
 * What several packages of this library need and nobody else may use.
 */
@NullMarked
package io.hawcx.internal;

import org.jspecify.annotations.NullMarked;
