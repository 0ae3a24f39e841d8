package io.hawcx.security.recent;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/**
 * Ends a session that set out for a recent login and would come back as another user,
 * before anything of the new login is stored.
 */
final class SameUserStrategy implements SessionAuthenticationStrategy {

	private final Rounds rounds;

	SameUserStrategy(Rounds rounds) {
		this.rounds = rounds;
	}

	@Override
	public void onAuthentication(Authentication authentication, HttpServletRequest request,
			HttpServletResponse response) {
		if (!this.rounds.isAnothers(request, authentication)) {
			this.rounds.comeBack(request);
			return;
		}
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.invalidate();
		}
		throw RecentLoginReplies.otherUser();
	}

}
