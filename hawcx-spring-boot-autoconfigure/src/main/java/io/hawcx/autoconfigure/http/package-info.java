/**
 * How requests reach Hawcx.
 */
@NullMarked
package io.hawcx.autoconfigure.http;

import org.jspecify.annotations.NullMarked;
