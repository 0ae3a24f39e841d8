/**
 * Programs that tests use where they are installed.
 */
@NullMarked
package io.hawcx.sample.prerequisite;

import org.jspecify.annotations.NullMarked;
