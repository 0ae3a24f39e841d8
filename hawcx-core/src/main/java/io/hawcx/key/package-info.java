/**
 * The keys that Hawcx issues and knows, as types that never show what they hold.
 */
@NullMarked
package io.hawcx.key;

import org.jspecify.annotations.NullMarked;
