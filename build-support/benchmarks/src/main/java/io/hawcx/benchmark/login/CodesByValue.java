package io.hawcx.benchmark.login;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Keeps authorizations until their code was exchanged. The one that comes with the
 * authorization server keeps all and searches them one by one, which a benchmark would
 * measure more than anything else.
 */
final class CodesByValue implements OAuth2AuthorizationService {

	private final Map<String, OAuth2Authorization> authorizations = new ConcurrentHashMap<>();

	@Override
	public void save(OAuth2Authorization authorization) {
		OAuth2Authorization.Token<OAuth2AuthorizationCode> code = authorization.getToken(OAuth2AuthorizationCode.class);
		if (code != null && code.isActive()) {
			this.authorizations.put(code.getToken().getTokenValue(), authorization);
		}
		else {
			remove(authorization);
		}
	}

	@Override
	public void remove(OAuth2Authorization authorization) {
		OAuth2Authorization.Token<OAuth2AuthorizationCode> code = authorization.getToken(OAuth2AuthorizationCode.class);
		if (code != null) {
			this.authorizations.remove(code.getToken().getTokenValue());
		}
	}

	@Override
	public @Nullable OAuth2Authorization findById(String id) {
		return null;
	}

	@Override
	public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
		return this.authorizations.get(token);
	}

}
