package io.hawcx.security.recent;

import io.hawcx.security.oauth2.HawcxLoginFailure;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;

/**
 * Ends a session that set out for a recent login and would come back as another user,
 * before anything of the new login is stored.
 */
final class SameUserStrategy implements SessionAuthenticationStrategy {

	private static final String MESSAGE = "The user who came back from Hawcx is not the session's: the session was ended.";

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
		throw new OAuth2AuthenticationException(new OAuth2Error(HawcxLoginFailure.OTHER_USER, MESSAGE, null), MESSAGE);
	}

}
