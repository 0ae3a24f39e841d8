/**
 * Auto-configuration of the login through Hawcx.
 */
@NullMarked
package io.hawcx.autoconfigure.security;

import org.jspecify.annotations.NullMarked;
