/**
 * What a native image has to keep of a login.
 */
@NullMarked
package io.hawcx.security.aot;

import org.jspecify.annotations.NullMarked;
