package io.hawcx.security.recent;

import java.time.Clock;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.security.web.server.savedrequest.WebSessionServerRequestCache;
import org.springframework.util.Assert;

/**
 * Sends users whose login is older than {@link RequireRecentLogin} or
 * {@link HawcxServerRecentLogin} want through Hawcx again, with {@code max_age}. A page
 * opened by GET is where they come back to; after any other request they continue at its
 * resume point, without its body. Scripts get 401 with
 * {@code error="insufficient_user_authentication"} and {@code max_age} (RFC 9470), sign
 * in and ask again. Who comes back as another user loses the session; who comes back with
 * a login that is still too old gets 403, and goes in no circles.
 * <p>
 * As a bean it is applied to each {@code ServerHttpSecurity}, where it answers refusals
 * and changes nothing else. That the same user comes back is held by
 * {@link HawcxServerSecurityContextRepository}, which {@code HawcxServerLogin} and the
 * hand-over use; a chain with plain {@code oauth2Login()} names it there.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9470#section-3">RFC 9470 section 3</a>
 */
public final class HawcxServerRecentLoginCustomizer implements Customizer<ServerHttpSecurity> {

	private final String loginUrl;

	private final Clock clock;

	private final ServerRequestCache requests;

	/**
	 * Create a customizer that saves requests in the web session.
	 * @param loginUrl where a login begins, with {@code max_age} added to its query:
	 * {@code /oauth2/authorization/hawcx}, or a page that runs a login and hands the code
	 * over
	 * @param clock tells how long ago a user came back from Hawcx
	 */
	public HawcxServerRecentLoginCustomizer(String loginUrl, Clock clock) {
		this(loginUrl, clock, new WebSessionServerRequestCache());
	}

	/**
	 * Create a customizer.
	 * @param loginUrl where a login begins
	 * @param clock tells how long ago a user came back from Hawcx
	 * @param requests saves the request to come back to, as the chains do
	 */
	public HawcxServerRecentLoginCustomizer(String loginUrl, Clock clock, ServerRequestCache requests) {
		Assert.hasText(loginUrl, "loginUrl must not be empty");
		Assert.notNull(clock, "clock must not be null");
		Assert.notNull(requests, "requests must not be null");
		this.loginUrl = loginUrl;
		this.clock = clock;
		this.requests = requests;
	}

	@Override
	public void customize(ServerHttpSecurity http) {
		http.addFilterAfter(new RecentLoginWebFilter(new Reauthentication(this.clock), this.loginUrl, this.requests),
				SecurityWebFiltersOrder.EXCEPTION_TRANSLATION);
	}

}
