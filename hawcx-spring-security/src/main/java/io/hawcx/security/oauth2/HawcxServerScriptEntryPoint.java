package io.hawcx.security.oauth2;

import io.hawcx.security.internal.Json;
import io.hawcx.security.internal.ServerReplies;
import io.hawcx.security.oauth2.internal.LoginTenants;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.savedrequest.WebSessionServerRequestCache;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.util.Assert;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;

/**
 * Answers a script without a login with 401 and problem details (RFC 9457) on the
 * reactive stack, where a redirect would lead it to another origin's page. A script is
 * whatever does not navigate: its {@code Sec-Fetch-Mode} is not {@code navigate}, or it
 * has none and does not accept HTML. A chain of the application says
 *
 * <pre>
 * HawcxServerScriptEntryPoint.addTo(http);
 * </pre>
 *
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxServerScriptEntryPoint implements ServerAuthenticationEntryPoint {

	/**
	 * Create an entry point.
	 */
	public HawcxServerScriptEntryPoint() {
	}

	/**
	 * Use one for the scripts of a chain, and keep only pages to come back to after a
	 * login, so that a browser does not land on an image or an API call. A request cache
	 * set later wins.
	 * @param http the chain
	 */
	public static void addTo(ServerHttpSecurity http) {
		Assert.notNull(http, "http must not be null");
		// A filter, as a chain's default entry points cannot be added to from outside.
		HawcxServerScriptEntryPoint scripts = new HawcxServerScriptEntryPoint();
		http.addFilterAfter(scripts::answerScripts, SecurityWebFiltersOrder.EXCEPTION_TRANSLATION);
		WebSessionServerRequestCache pages = new WebSessionServerRequestCache();
		pages.setSaveRequestMatcher((exchange) -> (exchange.getRequest().getMethod() == HttpMethod.GET
				&& ServerReplies.isPage(exchange.getRequest())) ? ServerWebExchangeMatcher.MatchResult.match()
						: ServerWebExchangeMatcher.MatchResult.notMatch());
		http.requestCache((cache) -> cache.requestCache(pages));
	}

	private Mono<Void> answerScripts(ServerWebExchange exchange, WebFilterChain chain) {
		return chain.filter(exchange).onErrorResume(AccessDeniedException.class, (denied) -> {
			if (ServerReplies.isPage(exchange.getRequest()) || exchange.getResponse().isCommitted()) {
				return Mono.error(denied);
			}
			// With anonymous() there is a principal for everybody.
			return exchange.getPrincipal()
				.filter((user) -> user instanceof Authentication login && LoginTenants.isAuthenticated(login))
				.hasElement()
				.flatMap((signedIn) -> signedIn ? Mono.error(denied) : unauthorized(exchange));
		});
	}

	@Override
	public Mono<Void> commence(ServerWebExchange exchange, AuthenticationException ex) {
		return unauthorized(exchange);
	}

	private static Mono<Void> unauthorized(ServerWebExchange exchange) {
		return ServerReplies.write(exchange.getResponse(), HttpStatus.UNAUTHORIZED, MediaType.APPLICATION_PROBLEM_JSON,
				Json.bytes(LoginRequired.PROBLEM));
	}

}
