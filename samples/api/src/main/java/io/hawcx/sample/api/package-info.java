/**
 * A REST backend whose users sign in through Hawcx, with nothing but controllers.
 */
@NullMarked
package io.hawcx.sample.api;

import org.jspecify.annotations.NullMarked;
