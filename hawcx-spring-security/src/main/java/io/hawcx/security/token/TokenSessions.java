package io.hawcx.security.token;

import org.jspecify.annotations.Nullable;

import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/**
 * Finds sessions by token instead of id, and stores none that has no token. Thread-safe
 * if the other one is.
 *
 * @param <S> the type of sessions
 */
final class TokenSessions<S extends Session> implements SessionRepository<S> {

	private final SessionRepository<S> delegate;

	private final HawcxAccessTokens tokens;

	TokenSessions(SessionRepository<S> delegate, HawcxAccessTokens tokens) {
		this.delegate = delegate;
		this.tokens = tokens;
	}

	@Override
	public S createSession() {
		return this.delegate.createSession();
	}

	@Override
	public void save(S session) {
		if (session.getAttribute(HawcxAccessTokens.HASH) != null) {
			this.delegate.save(session);
		}
	}

	@Override
	public @Nullable S findById(String text) {
		AccessToken token = AccessToken.parse(text);
		S session = (token != null) ? this.delegate.findById(token.sessionId()) : null;
		if (token == null || session == null || !token.matches(session.getAttribute(HawcxAccessTokens.HASH))) {
			return null;
		}
		if (this.tokens.isOver(session.getCreationTime())) {
			this.delegate.deleteById(session.getId());
			return null;
		}
		return session;
	}

	@Override
	public void deleteById(String id) {
		this.delegate.deleteById(id);
	}

}
