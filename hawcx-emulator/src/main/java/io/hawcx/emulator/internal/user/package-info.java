/**
 * The store of users.
 */
@NullMarked
package io.hawcx.emulator.internal.user;

import org.jspecify.annotations.NullMarked;
