/**
 * Workers that time the library and what else Java offers, and their JMH form.
 */
@NullMarked
package io.hawcx.benchmark;

import org.jspecify.annotations.NullMarked;
