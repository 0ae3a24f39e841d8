package io.hawcx.security.oauth2;

import java.io.IOException;

import io.hawcx.security.internal.JsonReplies;
import io.hawcx.security.internal.NavigationRequests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.util.Assert;

/**
 * Answers a script without a login with 401 and problem details (RFC 9457), where a
 * redirect would lead it to another origin's page. A script is whatever does not
 * navigate: its {@code Sec-Fetch-Mode} is not {@code navigate}, or it has none and does
 * not accept HTML. A chain of the application says, before its {@code oauth2Login()} or
 * {@code hawcxLogin()},
 *
 * <pre>
 * HawcxScriptEntryPoint.addTo(http);
 * </pre>
 *
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxScriptEntryPoint implements AuthenticationEntryPoint {

	/**
	 * Create an entry point.
	 */
	public HawcxScriptEntryPoint() {
	}

	/**
	 * Use one for the scripts of a chain, and keep only pages to come back to after a
	 * login, so that a browser does not land on an image or an API call. A
	 * {@code RequestCache} of the chain stays, and one set later wins.
	 * @param http the chain, before a login is added to it
	 */
	public static void addTo(HttpSecurity http) {
		Assert.notNull(http, "http must not be null");
		http.exceptionHandling((exceptions) -> exceptions.defaultAuthenticationEntryPointFor(
				new HawcxScriptEntryPoint(), (request) -> !NavigationRequests.isPage(request)));
		if (http.getSharedObject(RequestCache.class) == null && http.getSharedObject(ApplicationContext.class)
			.getBeanProvider(RequestCache.class)
			.getIfAvailable() == null) {
			HttpSessionRequestCache pages = new HttpSessionRequestCache();
			pages.setRequestMatcher(
					(request) -> HttpMethod.GET.matches(request.getMethod()) && NavigationRequests.isPage(request));
			http.requestCache((cache) -> cache.requestCache(pages));
		}
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException exception)
			throws IOException {
		JsonReplies.write(response, HttpServletResponse.SC_UNAUTHORIZED, MediaType.APPLICATION_PROBLEM_JSON_VALUE,
				LoginRequired.PROBLEM);
	}

}
