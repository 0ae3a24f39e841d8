/**
 * What is wrong with the configuration, and what to do about it.
 */
@NullMarked
package io.hawcx.autoconfigure.diagnostics;

import org.jspecify.annotations.NullMarked;
