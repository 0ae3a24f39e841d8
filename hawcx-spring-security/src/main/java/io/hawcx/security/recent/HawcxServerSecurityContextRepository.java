package io.hawcx.security.recent;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

import io.hawcx.security.internal.SharedNames;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.WebSessionServerCsrfTokenRepository;
import org.springframework.util.Assert;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

/**
 * Does at each login what session authentication strategies do on the servlet stack,
 * where the reactive one has none: ends a session that was sent to Hawcx for a recent
 * login and comes back as another user, before the new login is stored, and replaces the
 * CSRF token of a session in which a user signs in. The session's id is changed by the
 * repository behind it. {@code HawcxServerLogin} and the hand-over use one unless they
 * are told otherwise; a chain with a repository of its own wraps that, and names it
 * there. Thread-safe if that one is.
 *
 * @since 0.1.0
 */
public final class HawcxServerSecurityContextRepository implements ServerSecurityContextRepository {

	// Where a browser goes on, and what the new login has left already.
	private static final Set<String> KEPT = Set.of("SPRING_SECURITY_SAVED_REQUEST", SharedNames.ABSENT_ACCESS_TOKEN);

	private final ServerCsrfTokenRepository csrf = new WebSessionServerCsrfTokenRepository();

	private final ServerSecurityContextRepository delegate;

	private final Reauthentication reauthentication;

	private final BiFunction<Authentication, String, Mono<Boolean>> ended;

	/**
	 * Create a repository over the web session that goes by the system's clock.
	 */
	public HawcxServerSecurityContextRepository() {
		this(new WebSessionServerSecurityContextRepository(), Clock.systemUTC());
	}

	/**
	 * Create a repository.
	 * @param delegate stores the login
	 * @param clock tells how long ago a user was sent to Hawcx
	 */
	public HawcxServerSecurityContextRepository(ServerSecurityContextRepository delegate, Clock clock) {
		this(delegate, new Reauthentication(clock), (before, registrationId) -> Mono.just(false));
	}

	private HawcxServerSecurityContextRepository(ServerSecurityContextRepository delegate,
			Reauthentication reauthentication, BiFunction<Authentication, String, Mono<Boolean>> ended) {
		Assert.notNull(delegate, "delegate must not be null");
		this.delegate = delegate;
		this.reauthentication = reauthentication;
		this.ended = ended;
	}

	/**
	 * Return a copy that ends some logins before others, with all that the session holds
	 * but the page to come back to. {@code HawcxServerLogin} and the hand-over do so
	 * where users of several Hawcx projects sign in: the same name may stand for two
	 * users.
	 * @param ended tells from who is signed in, and the id of the registration through
	 * which somebody signs in now, whether the former login ends first
	 * @return a copy
	 */
	public HawcxServerSecurityContextRepository endingOtherLogins(
			BiFunction<Authentication, String, Mono<Boolean>> ended) {
		Assert.notNull(ended, "ended must not be null");
		return new HawcxServerSecurityContextRepository(this.delegate, this.reauthentication, ended);
	}

	@Override
	public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
		Authentication authentication = (context != null) ? context.getAuthentication() : null;
		if (authentication == null) {
			return this.delegate.save(exchange, context);
		}
		return end(exchange, authentication).then(exchange.getSession())
			.flatMap((session) -> comeBack(session, authentication))
			.then(Mono.defer(() -> this.delegate.save(exchange, context)))
			.then(Mono.defer(() -> this.csrf.saveToken(exchange, null)));
	}

	@Override
	public Mono<SecurityContext> load(ServerWebExchange exchange) {
		return this.delegate.load(exchange);
	}

	private Mono<Void> end(ServerWebExchange exchange, Authentication authentication) {
		if (!(authentication instanceof OAuth2AuthenticationToken login)) {
			return Mono.empty();
		}
		return this.delegate.load(exchange)
			.mapNotNull(SecurityContext::getAuthentication)
			.filterWhen((before) -> this.ended.apply(before, login.getAuthorizedClientRegistrationId()))
			.flatMap((before) -> exchange.getSession())
			.doOnNext((session) -> List.copyOf(session.getAttributes().keySet())
				.stream()
				.filter((name) -> !KEPT.contains(name))
				.forEach(session.getAttributes()::remove))
			.then();
	}

	private Mono<Void> comeBack(WebSession session, Authentication authentication) {
		Object stored = session.getAttributes().get(RecentLoginWebFilter.REAUTHENTICATION);
		if (!this.reauthentication.isWayBack(stored, authentication)) {
			return Mono.empty();
		}
		if (this.reauthentication.isAnothers(stored, authentication)) {
			// Not invalidated: the failure page needs a session to tell why.
			List.copyOf(session.getAttributes().keySet()).forEach(session.getAttributes()::remove);
			return session.changeSessionId().then(Mono.error(RecentLoginReplies::otherUser));
		}
		Map<String, String> back = this.reauthentication.comeBack(stored);
		if (back != null) {
			session.getAttributes().put(RecentLoginWebFilter.REAUTHENTICATION, back);
		}
		return Mono.empty();
	}

}
