/**
 * Management of a project's users: step-up tokens and every other call under
 * {@code /v1/management/}.
 */
@NullMarked
package io.hawcx.management;

import org.jspecify.annotations.NullMarked;
