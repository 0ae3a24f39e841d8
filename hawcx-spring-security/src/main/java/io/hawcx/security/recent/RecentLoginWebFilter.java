package io.hawcx.security.recent;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.hawcx.security.internal.ServerReplies;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.ServerRedirectStrategy;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Catches the refusal of a rule or a method that wants a recent login, and answers with a
 * login for a page, a challenge of RFC 9470 for a script, and 403 for who has just come
 * back from a login that did not help. Leaves every other refusal to Spring Security.
 */
final class RecentLoginWebFilter implements WebFilter {

	static final String REAUTHENTICATION = RecentLoginWebFilter.class.getName() + ".REAUTHENTICATION";

	private final ServerRedirectStrategy redirects = new DefaultServerRedirectStrategy();

	private final Reauthentication reauthentication;

	private final UnaryOperator<String> loginUrl;

	private final ServerRequestCache requests;

	RecentLoginWebFilter(Reauthentication reauthentication, UnaryOperator<String> loginUrl,
			ServerRequestCache requests) {
		this.reauthentication = reauthentication;
		this.loginUrl = loginUrl;
		this.requests = requests;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange)
			.onErrorResume(AuthorizationDeniedException.class,
					(denied) -> (denied.getAuthorizationResult() instanceof RecentLoginDecision stale
							&& !exchange.getResponse().isCommitted()) ? answer(exchange, stale) : Mono.error(denied));
	}

	private Mono<Void> answer(ServerWebExchange exchange, RecentLoginDecision stale) {
		return ReactiveSecurityContextHolder.getContext()
			.mapNotNull(SecurityContext::getAuthentication)
			.map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.flatMap((authentication) -> answer(exchange, stale, authentication.orElse(null)));
	}

	private Mono<Void> answer(ServerWebExchange exchange, RecentLoginDecision stale,
			@Nullable Authentication authentication) {
		return exchange.getSession().flatMap((session) -> {
			Map<String, Object> attributes = session.getAttributes();
			Object begun = attributes.get(REAUTHENTICATION);
			if (this.reauthentication.hasJustComeBack(begun, stale.maxAge()) || (authentication != null
					&& this.reauthentication.hasSignedInAgain(begun, stale.maxAge(), authentication))) {
				if (ServerReplies.isPage(exchange.getRequest())) {
					// A script may ask many times, and must not open the way for another
					// login to the page that has yet to land.
					attributes.remove(REAUTHENTICATION);
				}
				return refuse(exchange);
			}
			if (authentication != null) {
				attributes.put(REAUTHENTICATION, this.reauthentication.begin(authentication, stale.maxAge()));
			}
			return ServerReplies.isPage(exchange.getRequest()) ? redirect(exchange, stale, authentication)
					: challenge(exchange, stale);
		});
	}

	private Mono<Void> redirect(ServerWebExchange exchange, RecentLoginDecision stale,
			@Nullable Authentication authentication) {
		boolean repeatable = exchange.getRequest().getMethod() == HttpMethod.GET;
		String path = exchange.getRequest().getPath().contextPath().value() + stale.resumeAt();
		URI address = repeatable ? exchange.getRequest().getURI() : exchange.getRequest().getURI().resolve(path);
		ServerWebExchange page = exchange.mutate()
			.request((request) -> request.method(HttpMethod.GET)
				.uri(address)
				.header(HttpHeaders.ACCEPT, MediaType.TEXT_HTML_VALUE))
			.build();
		return this.requests.saveRequest(page)
			.then(this.redirects.sendRedirect(exchange, URI.create(RecentLoginReplies
				.loginUrl(this.loginUrl.apply(Reauthentication.registrationId(authentication)), stale))));
	}

	private static Mono<Void> challenge(ServerWebExchange exchange, RecentLoginDecision stale) {
		exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, RecentLoginReplies.challenge(stale));
		return ServerReplies.write(exchange.getResponse(), HttpStatus.UNAUTHORIZED, MediaType.APPLICATION_PROBLEM_JSON,
				RecentLoginReplies.challengeProblem(stale));
	}

	private static Mono<Void> refuse(ServerWebExchange exchange) {
		boolean page = ServerReplies.isPage(exchange.getRequest());
		return ServerReplies.write(exchange.getResponse(), HttpStatus.FORBIDDEN,
				page ? ServerReplies.HTML : MediaType.APPLICATION_PROBLEM_JSON,
				page ? RecentLoginReplies.refusalPage() : RecentLoginReplies.refusalProblem());
	}

}
