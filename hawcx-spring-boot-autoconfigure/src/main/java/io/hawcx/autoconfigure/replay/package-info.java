/**
 * Replies that several nodes remember together.
 */
@NullMarked
package io.hawcx.autoconfigure.replay;

import org.jspecify.annotations.NullMarked;
