package io.hawcx.security.recent;

import java.time.Clock;
import java.util.function.Supplier;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.util.Assert;

/**
 * Sends users whose login is older than {@link RequireRecentLogin} or
 * {@link HawcxRecentLogin} want through Hawcx again, with {@code max_age}. A page opened
 * by GET is where they come back to; after any other request they continue at its resume
 * point, without its body. Scripts get 401 with
 * {@code error="insufficient_user_authentication"} and {@code max_age} (RFC 9470), sign
 * in and ask again. Who comes back as another user loses the session; who comes back with
 * a login that is still too old gets 403, and goes in no circles.
 * <p>
 * As a bean it is applied to each {@code HttpSecurity}. It relies on the chain's session
 * management.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9470#section-3">RFC 9470 section 3</a>
 */
public final class HawcxRecentLoginCustomizer implements Customizer<HttpSecurity> {

	private final Supplier<String> loginUrl;

	private final Clock clock;

	/**
	 * Create a customizer.
	 * @param loginUrl tells where a login begins, with {@code max_age} added to its
	 * query: {@code /oauth2/authorization/hawcx}, or a page that runs a login and hands
	 * the code over
	 * @param clock tells how long ago a user came back from Hawcx
	 */
	public HawcxRecentLoginCustomizer(Supplier<String> loginUrl, Clock clock) {
		Assert.notNull(loginUrl, "loginUrl must not be null");
		Assert.notNull(clock, "clock must not be null");
		this.loginUrl = loginUrl;
		this.clock = clock;
	}

	@Override
	public void customize(HttpSecurity http) {
		SessionReauthentication reauthentication = new SessionReauthentication(this.clock);
		http.sessionManagement(
				(sessions) -> sessions.addSessionAuthenticationStrategy(new SameUserStrategy(reauthentication)));
		http.addFilterAfter(new RecentLoginFilter(new RecentLoginAnswer(reauthentication, this.loginUrl,
				() -> requests(http), SecurityContextHolder.getContextHolderStrategy())),
				ExceptionTranslationFilter.class);
	}

	private static RequestCache requests(HttpSecurity http) {
		RequestCache shared = http.getSharedObject(RequestCache.class);
		return (shared != null) ? shared : new HttpSessionRequestCache();
	}

}
