/**
 * A real browser for tests, where there is one.
 */
@NullMarked
package io.hawcx.sample.webapp.browser;

import org.jspecify.annotations.NullMarked;
