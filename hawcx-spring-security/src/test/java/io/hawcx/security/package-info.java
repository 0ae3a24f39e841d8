/**
 * Rules that hold for the whole module.
 */
@NullMarked
package io.hawcx.security;

import org.jspecify.annotations.NullMarked;
