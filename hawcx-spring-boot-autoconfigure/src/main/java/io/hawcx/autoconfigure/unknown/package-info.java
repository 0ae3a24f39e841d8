/**
 * Warns of {@code hawcx.*} properties that do not exist.
 */
@NullMarked
package io.hawcx.autoconfigure.unknown;

import org.jspecify.annotations.NullMarked;
