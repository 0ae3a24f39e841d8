package io.hawcx.security.oauth2;

import java.util.Map;

import io.hawcx.security.oauth2.internal.LoginTenants;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.web.server.ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionOAuth2ServerAuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

/**
 * Keeps each authorization request to Hawcx until it is answered, as
 * {@link OpenRequestsRepository} does on the servlet stack.
 */
final class OpenRequestsServerRepository implements ServerAuthorizationRequestRepository<OAuth2AuthorizationRequest> {

	private final WebSessionOAuth2ServerAuthorizationRequestRepository stock = new WebSessionOAuth2ServerAuthorizationRequestRepository();

	private final LoginTenants hawcx;

	OpenRequestsServerRepository(LoginTenants hawcx) {
		this.hawcx = hawcx;
	}

	@Override
	public Mono<OAuth2AuthorizationRequest> loadAuthorizationRequest(ServerWebExchange exchange) {
		return this.stock.loadAuthorizationRequest(exchange).switchIfEmpty(Mono.defer(() -> find(exchange)));
	}

	@Override
	public Mono<Void> saveAuthorizationRequest(OAuth2AuthorizationRequest saved, ServerWebExchange exchange) {
		Mono<Void> kept = this.stock.saveAuthorizationRequest(saved, exchange);
		return OpenRequests.isHawcx(saved, this.hawcx) ? kept.then(exchange.getSession())
			.doOnNext((session) -> store(session, OpenRequests.with(stored(session), saved)))
			.then() : kept;
	}

	@Override
	public Mono<OAuth2AuthorizationRequest> removeAuthorizationRequest(ServerWebExchange exchange) {
		return this.stock.removeAuthorizationRequest(exchange)
			.switchIfEmpty(Mono.defer(() -> find(exchange)))
			.flatMap((found) -> exchange.getSession().map((session) -> {
				if (session.getAttributes().containsKey(OpenRequests.ATTRIBUTE)) {
					store(session, OpenRequests.without(stored(session), String.valueOf(found.getState())));
				}
				return found;
			}));
	}

	private static Mono<OAuth2AuthorizationRequest> find(ServerWebExchange exchange) {
		String state = exchange.getRequest().getQueryParams().getFirst(OAuth2ParameterNames.STATE);
		return exchange.getSession().mapNotNull((session) -> OpenRequests.find(stored(session), state));
	}

	private static void store(WebSession session, Map<String, OAuth2AuthorizationRequest> open) {
		if (open.isEmpty()) {
			session.getAttributes().remove(OpenRequests.ATTRIBUTE);
		}
		else {
			session.getAttributes().put(OpenRequests.ATTRIBUTE, open);
		}
	}

	private static Object stored(WebSession session) {
		return session.getAttributes().getOrDefault(OpenRequests.ATTRIBUTE, Map.of());
	}

}
