/**
 * A real browser for tests, where there is one.
 */
@NullMarked
package io.hawcx.sample.browser;

import org.jspecify.annotations.NullMarked;
