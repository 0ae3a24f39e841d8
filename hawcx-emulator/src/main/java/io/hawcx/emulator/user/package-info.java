/**
 * The users, their factors and what is known of them.
 */
@NullMarked
package io.hawcx.emulator.user;

import org.jspecify.annotations.NullMarked;
