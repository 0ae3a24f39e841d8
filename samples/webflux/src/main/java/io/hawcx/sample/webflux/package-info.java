/**
 * Signs users in through Hawcx on the reactive stack, with nothing but controllers.
 */
@NullMarked
package io.hawcx.sample.webflux;

import org.jspecify.annotations.NullMarked;
