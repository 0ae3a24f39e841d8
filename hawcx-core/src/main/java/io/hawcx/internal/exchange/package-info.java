/**
 * How the steps of a call are carried, blocking or not, from one description of them.
 */
@NullMarked
package io.hawcx.internal.exchange;

import org.jspecify.annotations.NullMarked;
