/**
 * The entry points to Hawcx and the one family of exceptions that they throw.
 */
@NullMarked
package io.hawcx;

import org.jspecify.annotations.NullMarked;
