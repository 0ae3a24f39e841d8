package io.hawcx.security.token;

import reactor.core.publisher.Mono;

import org.springframework.session.ReactiveSessionRepository;
import org.springframework.session.Session;

/**
 * Finds sessions by token instead of id, and stores none that has no token, as
 * {@link TokenSessions} does. Thread-safe if the other one is.
 *
 * @param <S> the type of sessions
 */
final class ReactiveTokenSessions<S extends Session> implements ReactiveSessionRepository<S> {

	private final ReactiveSessionRepository<S> delegate;

	private final HawcxAccessTokens tokens;

	ReactiveTokenSessions(ReactiveSessionRepository<S> delegate, HawcxAccessTokens tokens) {
		this.delegate = delegate;
		this.tokens = tokens;
	}

	@Override
	public Mono<S> createSession() {
		return this.delegate.createSession();
	}

	@Override
	public Mono<Void> save(S session) {
		return (session.getAttribute(HawcxAccessTokens.HASH) != null) ? this.delegate.save(session) : Mono.empty();
	}

	@Override
	public Mono<S> findById(String text) {
		return Mono.justOrEmpty(AccessToken.parse(text))
			.flatMap((token) -> this.delegate.findById(token.sessionId())
				.filter((session) -> token.matches(session.getAttribute(HawcxAccessTokens.HASH))))
			.flatMap((session) -> this.tokens.isOver(session.getCreationTime())
					? this.delegate.deleteById(session.getId()).then(Mono.empty()) : Mono.just(session));
	}

	@Override
	public Mono<Void> deleteById(String id) {
		return this.delegate.deleteById(id);
	}

}
