/**
 * Sign users in through Hawcx as an OpenID Connect relying party: discovery, code
 * exchange, client authentication and id_token verification.
 */
@NullMarked
package io.hawcx.oauth;

import org.jspecify.annotations.NullMarked;
