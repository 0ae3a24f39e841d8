/**
 * A Hawcx emulator inside an application, for development.
 */
@NullMarked
package io.hawcx.autoconfigure.emulator;

import org.jspecify.annotations.NullMarked;
