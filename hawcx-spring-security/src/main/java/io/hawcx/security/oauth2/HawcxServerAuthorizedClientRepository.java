package io.hawcx.security.oauth2;

import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.util.Assert;
import org.springframework.web.server.ServerWebExchange;

/**
 * Stores authorized clients except those that Hawcx sent no access token for: there is
 * nothing to authorize with. The session notes that alone, so that nobody is sent to
 * Hawcx again for a token that does not come. Everything else goes to the repository
 * behind it. Thread-safe if that one is.
 *
 * @since 0.1.0
 */
public final class HawcxServerAuthorizedClientRepository implements ServerOAuth2AuthorizedClientRepository {

	private final ServerOAuth2AuthorizedClientRepository delegate;

	/**
	 * Create a repository.
	 * @param delegate stores all others
	 */
	public HawcxServerAuthorizedClientRepository(ServerOAuth2AuthorizedClientRepository delegate) {
		Assert.notNull(delegate, "delegate must not be null");
		this.delegate = delegate;
	}

	@Override
	public <T extends OAuth2AuthorizedClient> Mono<T> loadAuthorizedClient(String clientRegistrationId,
			Authentication principal, ServerWebExchange exchange) {
		return this.delegate.loadAuthorizedClient(clientRegistrationId, principal, exchange);
	}

	@Override
	public Mono<Void> saveAuthorizedClient(OAuth2AuthorizedClient authorizedClient, Authentication principal,
			ServerWebExchange exchange) {
		Mono<Void> saved = AbsentAccessToken.isIn(authorizedClient) ? Mono.empty()
				: this.delegate.saveAuthorizedClient(authorizedClient, principal, exchange);
		return exchange.getSession()
			.doOnNext((session) -> session.getAttributes()
				.compute(AbsentAccessToken.ATTRIBUTE,
						(name, known) -> AbsentAccessToken.noted(authorizedClient, known)))
			.then(saved);
	}

	@Override
	public Mono<Void> removeAuthorizedClient(String clientRegistrationId, Authentication principal,
			ServerWebExchange exchange) {
		return this.delegate.removeAuthorizedClient(clientRegistrationId, principal, exchange);
	}

}
