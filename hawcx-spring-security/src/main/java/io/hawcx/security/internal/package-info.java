/**
 * What several packages of this module share; public for the compiler only.
 */
@NullMarked
package io.hawcx.security.internal;

import org.jspecify.annotations.NullMarked;
