/**
 * What no API may mention.
 */
@NullMarked
package io.hawcx.architecture.planted.internal;

import org.jspecify.annotations.NullMarked;
