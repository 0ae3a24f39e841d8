/**
 * What the starter needs where an application is processed ahead of time (AOT).
 */
@NullMarked
package io.hawcx.autoconfigure.aot;

import org.jspecify.annotations.NullMarked;
