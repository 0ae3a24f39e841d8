package io.hawcx.security.recent;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/**
 * Ends a session that set out for a recent login and would come back as another user,
 * before anything of the new login is stored. It stands in every chain, and leaves other
 * ways to sign in alone.
 */
final class SameUserStrategy implements SessionAuthenticationStrategy {

	private final SessionReauthentication reauthentication;

	SameUserStrategy(SessionReauthentication reauthentication) {
		this.reauthentication = reauthentication;
	}

	@Override
	public void onAuthentication(Authentication authentication, HttpServletRequest request,
			HttpServletResponse response) {
		if (!this.reauthentication.isWayBack(request, authentication)) {
			return;
		}
		if (!this.reauthentication.isAnothers(request, authentication)) {
			this.reauthentication.comeBack(request);
			return;
		}
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.invalidate();
		}
		throw RecentLoginReplies.otherUser();
	}

}
