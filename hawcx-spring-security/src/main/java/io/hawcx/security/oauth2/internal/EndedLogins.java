package io.hawcx.security.oauth2.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Ends a login on the servlet stack, before another tenant's takes its place and before
 * Spring Security would merge factors of users of the same name.
 */
public final class EndedLogins {

	// Where a browser goes on; whose login it was does not show there.
	private static final String SAVED_REQUEST = "SPRING_SECURITY_SAVED_REQUEST";

	private EndedLogins() {
	}

	/**
	 * End the session of a request, and begin another that knows where to go on, if its
	 * user signed in through another registration.
	 * @param request the request of a login that has succeeded
	 * @param contexts holds who is signed in
	 * @param hawcx the registrations of Hawcx
	 * @param registrationId the registration of the new login
	 */
	public static void endIfOthers(HttpServletRequest request, SecurityContextHolderStrategy contexts,
			LoginTenants hawcx, String registrationId) {
		if (!hawcx.areSeveral()) {
			return;
		}
		Authentication before = contexts.getContext().getAuthentication();
		Authentication hidden = TenantUserFilter.hidden(request);
		if (!hawcx.endsBefore((hidden != null) ? hidden : before, registrationId)) {
			return;
		}
		contexts.setContext(contexts.createEmptyContext());
		HttpSession session = request.getSession(false);
		if (session != null) {
			Object saved = session.getAttribute(SAVED_REQUEST);
			session.invalidate();
			if (saved != null) {
				request.getSession().setAttribute(SAVED_REQUEST, saved);
			}
		}
	}

}
