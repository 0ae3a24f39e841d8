package io.hawcx.security.handover;

import io.hawcx.security.internal.FailureLimit;
import io.hawcx.security.internal.HandoverAuthorizationExchange;
import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.oauth2.internal.TenantAddressWebFilter;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;

/**
 * Makes of the code that is posted what {@code oauth2Login()} makes of one that a
 * redirect brings. What the session expects lies in an attribute of the exchange, for the
 * steps that follow.
 */
final class ServerHandoverConverter implements ServerAuthenticationConverter {

	static final String HANDOVER = Handover.class.getName();

	private final ServerHandoverSessions sessions;

	private final HandoverBinding binding;

	private final ReactiveClientRegistrationRepository registrations;

	private final LoginTenants hawcx;

	private final FailureLimit addresses;

	ServerHandoverConverter(ServerHandoverSessions sessions, HandoverBinding binding, ServerHandoverBeans beans,
			FailureLimit addresses) {
		this.addresses = addresses;
		this.sessions = sessions;
		this.binding = binding;
		this.registrations = beans.registrations();
		this.hawcx = beans.hawcx();
	}

	@Override
	public Mono<Authentication> convert(ServerWebExchange exchange) {
		return exchange.getSession().doOnNext((session) -> {
			TooManyAttemptsException.throwIf(this.sessions.read(exchange, session).pause());
			TooManyAttemptsException.throwIf(this.addresses.pause(ServerTokenHandlers.remote(exchange)));
		})
			.flatMap((session) -> ServerHandoverBody.body(exchange)
				.map((body) -> Handover.of(body, this.sessions.read(exchange, session), this.binding)))
			.doOnNext((handover) -> exchange.getAttributes().put(HANDOVER, handover))
			.flatMap((handover) -> attempt(TenantAddressWebFilter.registrationId(exchange, this.hawcx), handover));
	}

	private Mono<Authentication> attempt(String registrationId, Handover handover) {
		return this.registrations.findByRegistrationId(registrationId)
			.switchIfEmpty(
					Mono.error(() -> new IllegalStateException(HandoverAuthorizationExchange.unknown(registrationId))))
			.map((registration) -> new OAuth2AuthorizationCodeAuthenticationToken(registration,
					handover.exchange(registration)));
	}

}
