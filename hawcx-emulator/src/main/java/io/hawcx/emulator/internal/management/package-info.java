/**
 * The management endpoints and the doors in front of them.
 */
@NullMarked
package io.hawcx.emulator.internal.management;

import org.jspecify.annotations.NullMarked;
