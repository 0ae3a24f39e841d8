/**
 * Signs users in through Hawcx and manages them, with nothing but controllers.
 */
@NullMarked
package io.hawcx.sample.webapp;

import org.jspecify.annotations.NullMarked;
