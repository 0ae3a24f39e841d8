package io.hawcx.security.handover;

import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Function;

import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.oauth2.internal.TenantAddressFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.web.util.WebUtils;

/**
 * The {@link HandoverState} of servlet sessions. In sessions of the container each change
 * sees the one before it; in others two requests at the same instant may overlook each
 * other, and Hawcx takes their code once.
 */
final class HandoverSessions {

	private final Clock clock;

	private final LoginTenants hawcx;

	HandoverSessions(Clock clock, LoginTenants hawcx) {
		this.clock = clock;
		this.hawcx = hawcx;
	}

	/**
	 * Add a login to the session, which is made if there is none.
	 * @param request the request
	 * @param start the login
	 */
	void begin(HttpServletRequest request, HandoverStart start) {
		change(request, request.getSession(), start::addTo);
	}

	/**
	 * Read what the session holds.
	 * @param request the request
	 * @return a copy, empty where there is no session
	 */
	HandoverState read(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return new HandoverState((session != null) ? session.getAttribute(HandoverState.ATTRIBUTE) : null, this.clock,
				scope(request));
	}

	/**
	 * Change what the session holds, if there is one.
	 * @param request the request
	 * @param change the change
	 */
	void update(HttpServletRequest request, Consumer<HandoverState> change) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			change(request, session, (state) -> {
				change.accept(state);
				return state.toMap();
			});
		}
	}

	private void change(HttpServletRequest request, HttpSession session, Function<HandoverState, Object> change) {
		synchronized (WebUtils.getSessionMutex(session)) {
			HandoverState state = new HandoverState(session.getAttribute(HandoverState.ATTRIBUTE), this.clock,
					scope(request));
			session.setAttribute(HandoverState.ATTRIBUTE, change.apply(state));
		}
	}

	private String scope(HttpServletRequest request) {
		return this.hawcx.scope(TenantAddressFilter.registrationId(request, this.hawcx));
	}

}
