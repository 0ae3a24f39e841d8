/**
 * The sample on several nodes, which share their sessions.
 */
@NullMarked
package io.hawcx.sample.webapp.nodes;

import org.jspecify.annotations.NullMarked;
