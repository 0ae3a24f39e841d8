/**
 * What several features share: how they read and check the values of properties, tell
 * what is wrong at start, and remember how requests ended.
 */
@NullMarked
package io.hawcx.autoconfigure.internal;

import org.jspecify.annotations.NullMarked;
