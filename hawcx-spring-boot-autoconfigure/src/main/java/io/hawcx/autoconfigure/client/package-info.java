/**
 * Auto-configuration of the Hawcx clients.
 */
@NullMarked
package io.hawcx.autoconfigure.client;

import org.jspecify.annotations.NullMarked;
