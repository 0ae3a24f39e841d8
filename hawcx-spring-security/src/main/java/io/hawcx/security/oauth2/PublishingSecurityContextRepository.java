package io.hawcx.security.oauth2;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;

/**
 * Publishes that a login by redirect has succeeded when it is stored. A success handler
 * would do it more plainly, but adding one to {@code oauth2Login()} of the reactive stack
 * takes away those that it has by itself.
 */
final class PublishingSecurityContextRepository implements ServerSecurityContextRepository {

	private final ServerSecurityContextRepository contexts;

	private final Predicate<String> registrations;

	private final ApplicationEventPublisher events;

	/**
	 * Create a repository for the filter of one chain's redirects, and nobody else.
	 * @param contexts stores the logins
	 * @param registrations tells the ids of Hawcx's registrations
	 * @param events where to publish
	 */
	PublishingSecurityContextRepository(ServerSecurityContextRepository contexts, Predicate<String> registrations,
			ApplicationEventPublisher events) {
		this.contexts = contexts;
		this.registrations = registrations;
		this.events = events;
	}

	@Override
	public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
		return this.contexts.save(exchange, context).then(Mono.fromRunnable(() -> publish(context)));
	}

	private void publish(@Nullable SecurityContext context) {
		if (context != null && context.getAuthentication() instanceof OAuth2AuthenticationToken login
				&& this.registrations.test(login.getAuthorizedClientRegistrationId())) {
			this.events.publishEvent(HawcxLoginEvent.success(HawcxLoginEvent.Way.REDIRECT, login));
		}
	}

	@Override
	public Mono<SecurityContext> load(ServerWebExchange exchange) {
		return this.contexts.load(exchange);
	}

}
