/**
 * How requests reach Hawcx: one exchange at a time, with a deadline and a limit on what
 * is read, never retried, redirected or decompressed.
 */
@NullMarked
package io.hawcx.http;

import org.jspecify.annotations.NullMarked;
