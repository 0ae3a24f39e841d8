/**
 * Sessions as JSON.
 */
@NullMarked
package io.hawcx.security.jackson;

import org.jspecify.annotations.NullMarked;
