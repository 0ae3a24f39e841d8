package io.hawcx.security.handover;

import java.time.Clock;
import java.util.function.Consumer;

import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.oauth2.internal.TenantAddressWebFilter;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

/**
 * The {@link HandoverState} of web sessions. In Spring's own sessions in memory each
 * change sees the one before it; with any other store that depends on the store.
 */
final class ServerHandoverSessions {

	private final Clock clock;

	private final LoginTenants hawcx;

	ServerHandoverSessions(Clock clock, LoginTenants hawcx) {
		this.clock = clock;
		this.hawcx = hawcx;
	}

	/**
	 * Read what a session holds.
	 * @param exchange the request, whose tenant's logins are meant
	 * @param session its session
	 * @return a copy
	 */
	HandoverState read(ServerWebExchange exchange, WebSession session) {
		return new HandoverState(session.getAttribute(HandoverState.ATTRIBUTE), this.clock, scope(exchange));
	}

	/**
	 * Change what a session holds.
	 * @param exchange the request, whose tenant's logins are meant
	 * @param session its session
	 * @param change the change
	 */
	void update(ServerWebExchange exchange, WebSession session, Consumer<HandoverState> change) {
		session.getAttributes().compute(HandoverState.ATTRIBUTE, (name, stored) -> {
			HandoverState state = new HandoverState(stored, this.clock, scope(exchange));
			change.accept(state);
			return state.toMap();
		});
	}

	private String scope(ServerWebExchange exchange) {
		return this.hawcx.scope(TenantAddressWebFilter.registrationId(exchange, this.hawcx));
	}

}
