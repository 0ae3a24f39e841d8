/**
 * The requests that were answered lately, and why some were refused.
 */
@NullMarked
package io.hawcx.emulator.request;

import org.jspecify.annotations.NullMarked;
