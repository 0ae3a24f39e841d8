package io.hawcx.security.handover;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.security.token.HawcxAccessTokens;

import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/**
 * What an app is told by default whose code signed a user in: the members of RFC 6749
 * section 5.1, and those that the vendor's apps read.
 */
final class TokenReply {

	private TokenReply() {
	}

	static Map<String, Object> of(OAuth2AuthenticationToken login, String token, HawcxAccessTokens tokens) {
		Map<String, Object> reply = new LinkedHashMap<>();
		reply.put("access_token", token);
		reply.put("token_type", "Bearer");
		reply.put("expires_in", tokens.expiresIn().toSeconds());
		reply.put("accessToken", token);
		reply.putAll(HandoverReply.of(login, null, Map.of()));
		reply.remove("returnTo");
		return reply;
	}

}
