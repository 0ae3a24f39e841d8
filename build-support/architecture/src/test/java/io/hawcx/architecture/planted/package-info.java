/**
 * Classes that break the rules.
 */
@NullMarked
package io.hawcx.architecture.planted;

import org.jspecify.annotations.NullMarked;
