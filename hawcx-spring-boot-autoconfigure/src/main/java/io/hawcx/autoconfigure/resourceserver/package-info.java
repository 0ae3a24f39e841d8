/**
 * Auto-configuration of APIs that take id_tokens of Hawcx as bearer tokens.
 */
@NullMarked
package io.hawcx.autoconfigure.resourceserver;

import org.jspecify.annotations.NullMarked;
