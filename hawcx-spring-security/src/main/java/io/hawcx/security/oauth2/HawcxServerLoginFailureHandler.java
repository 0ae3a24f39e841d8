package io.hawcx.security.oauth2;

import java.net.URI;
import java.util.function.UnaryOperator;

import io.hawcx.security.internal.RateLimitedLogger;
import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.oauth2.internal.ServerLookups;
import io.hawcx.security.oauth2.internal.TenantAddressWebFilter;
import io.hawcx.security.oauth2.internal.TenantText;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.ServerRedirectStrategy;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.util.Assert;

/**
 * Handles a failed login by a redirect to a page: logs the reason at WARN and without
 * secrets, the first five of a minute for each code in full and later ones by their
 * number; leaves a sentence for the user in session attribute
 * {@link WebAttributes#AUTHENTICATION_EXCEPTION}, where {@link HawcxServerLogin}'s
 * failure page and an application's own read it, and redirects. Leaves the session's
 * authentication as it was. Thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxServerLoginFailureHandler implements ServerAuthenticationFailureHandler {

	/**
	 * Where a failed login ends unless another address is set.
	 */
	public static final String DEFAULT_FAILURE_URL = "/login?error";

	private final RateLimitedLogger log = new RateLimitedLogger(
			LogFactory.getLog(HawcxServerLoginFailureHandler.class));

	private final ServerRedirectStrategy redirects = new DefaultServerRedirectStrategy();

	private final URI failureUrl;

	/**
	 * Create a handler that redirects to {@value #DEFAULT_FAILURE_URL}.
	 */
	public HawcxServerLoginFailureHandler() {
		this(DEFAULT_FAILURE_URL);
	}

	/**
	 * Create a handler.
	 * @param failureUrl where to redirect; must need no login, or the browser is
	 * redirected forever
	 */
	public HawcxServerLoginFailureHandler(String failureUrl) {
		Assert.hasText(failureUrl, "failureUrl must not be empty");
		this.failureUrl = URI.create(failureUrl);
	}

	@Override
	public Mono<Void> onAuthenticationFailure(WebFilterExchange exchange, AuthenticationException exception) {
		return Mono.defer(() -> {
			HawcxLoginFailure failure = HawcxLoginFailure.of(exception);
			String tenant = TenantAddressWebFilter.tenant(exchange.getExchange());
			this.log.warn(failure.code(), tenant,
					"Sign-in through Hawcx" + TenantText.of(tenant) + " failed: " + failure.reason());
			return exchange.getExchange()
				.getSession()
				.doOnNext((session) -> session.getAttributes()
					.put(WebAttributes.AUTHENTICATION_EXCEPTION, failure.toSessionException()))
				.then(this.redirects.sendRedirect(exchange.getExchange(), this.failureUrl));
		});
	}

	/**
	 * Return a handler that leaves to others what is not of a login through Hawcx.
	 * @param hawcx the registrations of Hawcx, whose ids end the paths of its callbacks
	 * @param others handles other providers' failures
	 * @param events where failures through Hawcx are published
	 * @return the handler
	 */
	ServerAuthenticationFailureHandler unlessOthers(LoginTenants hawcx, ServerAuthenticationFailureHandler others,
			ApplicationEventPublisher events) {
		ServerAuthenticationFailureHandler answer = publishing(hawcx, events);
		return (exchange, exception) -> {
			String callback = RepeatedCallback.lastSegment(exchange.getExchange().getRequest().getPath().value());
			return ServerLookups.isHawcx(hawcx, callback).flatMap((known) -> {
				if (known) {
					TenantAddressWebFilter.keep(exchange.getExchange(), hawcx, callback);
				}
				else if (!LoginFailureCauses.isHawcx(exception)) {
					return others.onAuthenticationFailure(exchange, exception);
				}
				UnaryOperator<String> names = hawcx.settingNames(callback);
				String method = exchange.getExchange().getRequest().getMethod().name();
				return RepeatedCallback.isPossible(method, exception)
						? goOn(exchange, callback, hawcx)
							.flatMap((gone) -> gone ? Mono.empty() : refuse(answer, exchange, exception, names))
						: refuse(answer, exchange, exception, names);
			});
		};
	}

	private static Mono<Void> refuse(ServerAuthenticationFailureHandler answer, WebFilterExchange exchange,
			AuthenticationException exception, UnaryOperator<String> names) {
		String error = exchange.getExchange().getRequest().getQueryParams().getFirst(OAuth2ParameterNames.ERROR);
		return answer.onAuthenticationFailure(exchange, RefusedAuthorization.explain(exception, error, names));
	}

	/**
	 * Return a handler that publishes each failure before it handles it.
	 * @param hawcx the registrations of Hawcx
	 * @param events where to publish
	 * @return the handler
	 */
	ServerAuthenticationFailureHandler publishing(LoginTenants hawcx, ApplicationEventPublisher events) {
		return (exchange, exception) -> Mono.defer(() -> {
			events.publishEvent(HawcxLoginEvent.failure(HawcxLoginEvent.Way.REDIRECT,
					hawcx.registrationId(TenantAddressWebFilter.tenant(exchange.getExchange())), exception));
			return onAuthenticationFailure(exchange, exception);
		});
	}

	private static Mono<Boolean> goOn(WebFilterExchange exchange, String callback, LoginTenants hawcx) {
		return ReactiveSecurityContextHolder.getContext()
			.mapNotNull(SecurityContext::getAuthentication)
			.filter((user) -> RepeatedCallback.isSignedIn(user, callback, hawcx))
			.flatMap((user) -> new RedirectServerAuthenticationSuccessHandler().onAuthenticationSuccess(exchange, user)
				.thenReturn(true))
			.defaultIfEmpty(false);
	}

}
