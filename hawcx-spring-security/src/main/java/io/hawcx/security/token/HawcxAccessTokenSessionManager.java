package io.hawcx.security.token;

import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.session.ReactiveSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.web.server.session.SpringSessionWebSessionStore;
import org.springframework.util.Assert;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionIdResolver;
import org.springframework.web.server.session.WebSessionManager;
import org.springframework.web.util.pattern.PathPattern;

/**
 * Gives requests with an access token the session that the token carries, and requests
 * that ask for a token a new one. Every other request gets its session from the
 * application's own manager. Thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxAccessTokenSessionManager implements WebSessionManager {

	private final WebSessionManager delegate;

	private final DefaultWebSessionManager sessions = new DefaultWebSessionManager();

	private final List<PathPattern> addresses;

	/**
	 * Create a manager.
	 * @param delegate the application's own manager
	 * @param tokens the rules
	 * @param sessions the application's session repository, or {@code null} to keep
	 * sessions in memory
	 */
	public HawcxAccessTokenSessionManager(WebSessionManager delegate, HawcxAccessTokens tokens,
			@Nullable ReactiveSessionRepository<?> sessions) {
		Assert.notNull(delegate, "delegate must not be null");
		this.delegate = delegate;
		this.addresses = HawcxAccessTokenWebFilter.addresses(tokens);
		this.sessions.setSessionStore((sessions != null) ? store(sessions, tokens)
				: store(new ReactiveInMemorySessions(tokens.memory()), tokens));
		this.sessions.setSessionIdResolver(new ByToken(this.addresses));
	}

	private static <S extends Session> SpringSessionWebSessionStore<S> store(ReactiveSessionRepository<S> sessions,
			HawcxAccessTokens tokens) {
		return new SpringSessionWebSessionStore<>(new ReactiveTokenSessions<>(sessions, tokens));
	}

	@Override
	public Mono<WebSession> getSession(ServerWebExchange exchange) {
		boolean ours = HawcxAccessTokenWebFilter.isBearer(exchange)
				|| HawcxAccessTokenWebFilter.asksForToken(exchange, this.addresses);
		return ours ? this.sessions.getSession(exchange).map(FixedIdWebSession::new)
				: this.delegate.getSession(exchange);
	}

	private record ByToken(List<PathPattern> addresses) implements WebSessionIdResolver {

		@Override
		public List<String> resolveSessionIds(ServerWebExchange exchange) {
			String token = HawcxAccessTokenWebFilter.asksForToken(exchange, this.addresses) ? null
					: AccessToken.bearer(HawcxAccessTokenWebFilter.authorization(exchange));
			return (token != null) ? List.of(token) : List.of();
		}

		@Override
		public void setSessionId(ServerWebExchange exchange, String sessionId) {
			// The token tells it.
		}

		@Override
		public void expireSession(ServerWebExchange exchange) {
			// The token ends with its session.
		}

	}

}
