/**
 * Tells which tenant a request belongs to, where its address does not name one.
 */
@NullMarked
package io.hawcx.security.tenant;

import org.jspecify.annotations.NullMarked;
