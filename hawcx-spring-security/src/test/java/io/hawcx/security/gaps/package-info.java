/**
 * One test class a section of the observed gaps between stock Spring Security and Hawcx.
 */
@NullMarked
package io.hawcx.security.gaps;

import org.jspecify.annotations.NullMarked;
