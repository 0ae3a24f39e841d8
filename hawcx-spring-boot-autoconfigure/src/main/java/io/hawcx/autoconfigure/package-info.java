/**
 * Auto-configuration of the Hawcx clients from {@code hawcx.*} properties.
 */
@NullMarked
package io.hawcx.autoconfigure;

import org.jspecify.annotations.NullMarked;
