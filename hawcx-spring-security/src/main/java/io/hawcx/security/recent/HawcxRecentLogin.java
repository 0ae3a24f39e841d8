package io.hawcx.security.recent;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.hawcx.security.internal.SecurityContexts;
import io.hawcx.security.internal.SharedNames;

import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.util.Assert;

/**
 * Rules for {@code authorizeHttpRequests}:
 *
 * <pre>
 * requests.requestMatchers("/account/delete").access(hawcxRecentLogin().within(Duration.ofMinutes(5)));
 * </pre>
 *
 * A user with an older login is sent through Hawcx again by {@link #customizer}, with
 * {@code max_age}; without that, the answer is 403. Whether Hawcx heeds {@code max_age}
 * is not documented: the login counts by its {@code auth_time} alone. Users without a
 * login through Hawcx are refused like any other. Each method throws an
 * {@link IllegalArgumentException} that names its argument if that is unusable. Immutable
 * and thread-safe.
 *
 * @since 0.1.0
 * @see RequireRecentLogin
 */
public final class HawcxRecentLogin {

	private final Predicate<String> registrationIds;

	private final String resumeAt;

	private final Clock clock;

	private HawcxRecentLogin(Predicate<String> registrationIds, String resumeAt, Clock clock) {
		this.registrationIds = registrationIds;
		this.resumeAt = resumeAt;
		this.clock = clock;
	}

	/**
	 * Start a rule for registration {@code hawcx} that resumes at {@code /} and goes by
	 * the system's clock.
	 * @return a new configuration to be completed
	 */
	public static HawcxRecentLogin hawcxRecentLogin() {
		return new HawcxRecentLogin(SharedNames.DEFAULT_REGISTRATION_ID::equals, "/", Clock.systemUTC());
	}

	/**
	 * Return what sends users whose login is too old for such a rule or for
	 * {@link RequireRecentLogin} through Hawcx again, with {@code max_age}. Publish it as
	 * a bean of type {@code Customizer<HttpSecurity>}, which Spring Security applies to
	 * every chain: it answers the refusals of these rules and changes nothing else. It
	 * relies on the chain's session management.
	 * <p>
	 * A page opened by GET is where users come back to; after any other request they
	 * continue at the address given to {@link #resumeAt}, without its body. Scripts get
	 * 401 with {@code error="insufficient_user_authentication"} and {@code max_age} (RFC
	 * 9470 section 3); they sign in and ask again. A session that comes back as another
	 * user is ended. Who comes back with a login that is still too old gets 403 instead
	 * of another redirect.
	 * @param loginUrl tells where a login begins, with {@code max_age} added to its
	 * query: {@code /oauth2/authorization/hawcx}, or a page that runs a login and hands
	 * the code over
	 * @param clock tells how long ago a user came back from Hawcx
	 * @return the customizer
	 * @see <a href="https://www.rfc-editor.org/rfc/rfc9470#section-3">RFC 9470 section
	 * 3</a>
	 */
	public static Customizer<HttpSecurity> customizer(Supplier<String> loginUrl, Clock clock) {
		Assert.notNull(loginUrl, "loginUrl must not be null");
		return customizer((registrationId) -> loginUrl.get(), clock);
	}

	/**
	 * Return {@link #customizer(Supplier, Clock)} for several Hawcx projects.
	 * @param loginUrl tells where a login begins of the registration that the user signed
	 * in through, as {@code /oauth2/authorization/} and its id
	 * @param clock tells how long ago a user came back from Hawcx
	 * @return the customizer
	 */
	public static Customizer<HttpSecurity> customizer(UnaryOperator<String> loginUrl, Clock clock) {
		Assert.notNull(loginUrl, "loginUrl must not be null");
		Assert.notNull(clock, "clock must not be null");
		return (http) -> {
			SessionReauthentication reauthentication = new SessionReauthentication(clock);
			http.sessionManagement(
					(sessions) -> sessions.addSessionAuthenticationStrategy(new SameUserStrategy(reauthentication)));
			http.addFilterAfter(new RecentLoginFilter(
					new RecentLoginAnswer(reauthentication, loginUrl, () -> requests(http), SecurityContexts.of(http))),
					ExceptionTranslationFilter.class);
		};
	}

	private static RequestCache requests(HttpSecurity http) {
		RequestCache shared = http.getSharedObject(RequestCache.class);
		return (shared != null) ? shared : new HttpSessionRequestCache();
	}

	/**
	 * Set whose logins count. Default: {@code hawcx}.
	 * @param registrationId the id of Hawcx's registration
	 * @return a copy
	 */
	public HawcxRecentLogin registrationId(String registrationId) {
		Assert.hasText(registrationId, "registrationId must not be empty");
		return new HawcxRecentLogin(registrationId::equals, this.resumeAt, this.clock);
	}

	/**
	 * Set whose logins count where there are several Hawcx projects.
	 * @param registrationIds tells the ids of their registrations
	 * @return a copy
	 */
	public HawcxRecentLogin registrationIds(Predicate<String> registrationIds) {
		Assert.notNull(registrationIds, "registrationIds must not be null");
		return new HawcxRecentLogin(registrationIds, this.resumeAt, this.clock);
	}

	/**
	 * Set where the user continues after a login that a request other than GET asked for;
	 * its body is not sent again. Default: {@code /}.
	 * @param resumeAt a path below the context path
	 * @return a copy
	 */
	public HawcxRecentLogin resumeAt(String resumeAt) {
		return new HawcxRecentLogin(this.registrationIds, LoginAge.local(resumeAt), this.clock);
	}

	/**
	 * Set the clock by which a login's age is told. Default: the system's.
	 * @param clock the clock
	 * @return a copy
	 */
	public HawcxRecentLogin clock(Clock clock) {
		Assert.notNull(clock, "clock must not be null");
		return new HawcxRecentLogin(this.registrationIds, this.resumeAt, clock);
	}

	/**
	 * Return the rule.
	 * @param <T> what it guards
	 * @param maxAge how old a login may be, at least one second
	 * @return a rule that goes by the verified {@code auth_time}
	 */
	public <T> AuthorizationManager<T> within(Duration maxAge) {
		LoginAge age = new LoginAge(this.registrationIds, this.clock);
		RecentLoginDecision stale = new RecentLoginDecision(LoginAge.atLeastOneSecond(maxAge), this.resumeAt);
		return (authentication, object) -> age.decide(authentication.get(), stale);
	}

}
