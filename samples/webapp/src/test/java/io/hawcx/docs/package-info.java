/**
 * What the README shows, compiled and tested; outside the sample's component scan.
 */
@NullMarked
package io.hawcx.docs;

import org.jspecify.annotations.NullMarked;
