package io.hawcx.security.oauth2;

import java.io.IOException;

import io.hawcx.security.internal.RateLimitedLogger;
import io.hawcx.security.oauth2.internal.TenantAddressFilter;
import io.hawcx.security.oauth2.internal.TenantText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.LogFactory;

import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.RedirectStrategy;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.util.Assert;

/**
 * Handles a failed login by a redirect to a page: logs the reason at WARN and without
 * secrets, the first five of a minute for each code in full and later ones by their
 * number; leaves a sentence for the user in session attribute
 * {@link WebAttributes#AUTHENTICATION_EXCEPTION}, where {@link HawcxLoginConfigurer}'s
 * failure page and an application's own read it, and redirects. Leaves the session's
 * authentication as it was. Thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxLoginFailureHandler implements AuthenticationFailureHandler {

	/**
	 * Where a failed login ends unless another address is set.
	 */
	public static final String DEFAULT_FAILURE_URL = "/login?error";

	private final RateLimitedLogger log = new RateLimitedLogger(LogFactory.getLog(HawcxLoginFailureHandler.class));

	private final RedirectStrategy redirects = new DefaultRedirectStrategy();

	private final String failureUrl;

	/**
	 * Create a handler that redirects to {@value #DEFAULT_FAILURE_URL}.
	 */
	public HawcxLoginFailureHandler() {
		this(DEFAULT_FAILURE_URL);
	}

	/**
	 * Create a handler.
	 * @param failureUrl where to redirect; must need no login, or the browser is
	 * redirected forever
	 */
	public HawcxLoginFailureHandler(String failureUrl) {
		Assert.hasText(failureUrl, "failureUrl must not be empty");
		this.failureUrl = failureUrl;
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException {
		HawcxLoginFailure failure = HawcxLoginFailure.of(exception);
		String tenant = TenantAddressFilter.tenant(request);
		this.log.warn(failure.code(), tenant,
				"Sign-in through Hawcx" + TenantText.of(tenant) + " failed: " + failure.reason());
		request.getSession().setAttribute(WebAttributes.AUTHENTICATION_EXCEPTION, failure.toSessionException());
		this.redirects.sendRedirect(request, response, this.failureUrl);
	}

}
