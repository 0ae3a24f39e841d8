package io.hawcx.security.recent;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.hawcx.security.internal.SharedNames;
import reactor.core.publisher.Mono;

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.security.web.server.savedrequest.WebSessionServerRequestCache;
import org.springframework.util.Assert;

/**
 * Rules for {@code authorizeExchange}:
 *
 * <pre>
 * exchanges.pathMatchers("/account/delete").access(hawcxRecentLogin().within(Duration.ofMinutes(5)));
 * </pre>
 *
 * A user with an older login is sent through Hawcx again by
 * {@link #customizer(String, Clock)}, with {@code max_age}; without that, the answer is
 * 403. Whether Hawcx heeds {@code max_age} is not documented: the login counts by its
 * {@code auth_time} alone. Users without a login through Hawcx are refused like any
 * other. Each method throws an {@link IllegalArgumentException} that names its argument
 * if that is unusable. Immutable and thread-safe.
 *
 * @since 0.1.0
 * @see RequireRecentLogin
 */
public final class HawcxServerRecentLogin {

	private final Predicate<String> registrationIds;

	private final String resumeAt;

	private final Clock clock;

	private HawcxServerRecentLogin(Predicate<String> registrationIds, String resumeAt, Clock clock) {
		this.registrationIds = registrationIds;
		this.resumeAt = resumeAt;
		this.clock = clock;
	}

	/**
	 * Start a rule for registration {@code hawcx} that resumes at {@code /} and goes by
	 * the system's clock.
	 * @return a new configuration to be completed
	 */
	public static HawcxServerRecentLogin hawcxRecentLogin() {
		return new HawcxServerRecentLogin(SharedNames.DEFAULT_REGISTRATION_ID::equals, "/", Clock.systemUTC());
	}

	/**
	 * Return {@link #customizer(String, Clock, ServerRequestCache)} for chains that save
	 * requests in the web session.
	 * @param loginUrl where a login begins, with {@code max_age} added to its query:
	 * {@code /oauth2/authorization/hawcx}, or a page that runs a login and hands the code
	 * over
	 * @param clock tells how long ago a user came back from Hawcx
	 * @return the customizer
	 */
	public static Customizer<ServerHttpSecurity> customizer(String loginUrl, Clock clock) {
		return customizer(loginUrl, clock, new WebSessionServerRequestCache());
	}

	/**
	 * Return what sends users whose login is too old for such a rule or for
	 * {@link RequireRecentLogin} through Hawcx again, with {@code max_age}. Publish it as
	 * a bean of type {@code Customizer<ServerHttpSecurity>}, which Spring Security
	 * applies to every chain: it answers the refusals of these rules and changes nothing
	 * else.
	 * <p>
	 * A page opened by GET is where users come back to; after any other request they
	 * continue at the address given to {@link #resumeAt}, without its body. Scripts get
	 * 401 with {@code error="insufficient_user_authentication"} and {@code max_age} (RFC
	 * 9470 section 3); they sign in and ask again. Who comes back with a login that is
	 * still too old gets 403 instead of another redirect. That the same user comes back
	 * is checked by {@link HawcxServerSecurityContextRepository}, which
	 * {@code HawcxServerLogin} and the hand-over use; a chain with plain
	 * {@code oauth2Login()} names it there.
	 * @param loginUrl where a login begins, with {@code max_age} added to its query
	 * @param clock tells how long ago a user came back from Hawcx
	 * @param requests saves the request to come back to; use the one of the chains
	 * @return the customizer
	 * @see <a href="https://www.rfc-editor.org/rfc/rfc9470#section-3">RFC 9470 section
	 * 3</a>
	 */
	public static Customizer<ServerHttpSecurity> customizer(String loginUrl, Clock clock, ServerRequestCache requests) {
		Assert.hasText(loginUrl, "loginUrl must not be empty");
		return customizer((registrationId) -> loginUrl, clock, requests);
	}

	/**
	 * Return {@link #customizer(String, Clock, ServerRequestCache)} for several Hawcx
	 * projects.
	 * @param loginUrl tells where a login begins of the registration that the user signed
	 * in through, as {@code /oauth2/authorization/} and its id
	 * @param clock tells how long ago a user came back from Hawcx
	 * @param requests saves the request to come back to; use the one of the chains
	 * @return the customizer
	 */
	public static Customizer<ServerHttpSecurity> customizer(UnaryOperator<String> loginUrl, Clock clock,
			ServerRequestCache requests) {
		Assert.notNull(loginUrl, "loginUrl must not be null");
		Assert.notNull(clock, "clock must not be null");
		Assert.notNull(requests, "requests must not be null");
		return (http) -> http.addFilterAfter(new RecentLoginWebFilter(new Reauthentication(clock), loginUrl, requests),
				SecurityWebFiltersOrder.EXCEPTION_TRANSLATION);
	}

	/**
	 * Set whose logins count. Default: {@code hawcx}.
	 * @param registrationId the id of Hawcx's registration
	 * @return a copy
	 */
	public HawcxServerRecentLogin registrationId(String registrationId) {
		Assert.hasText(registrationId, "registrationId must not be empty");
		return new HawcxServerRecentLogin(registrationId::equals, this.resumeAt, this.clock);
	}

	/**
	 * Set whose logins count where there are several Hawcx projects.
	 * @param registrationIds tells the ids of their registrations
	 * @return a copy
	 */
	public HawcxServerRecentLogin registrationIds(Predicate<String> registrationIds) {
		Assert.notNull(registrationIds, "registrationIds must not be null");
		return new HawcxServerRecentLogin(registrationIds, this.resumeAt, this.clock);
	}

	/**
	 * Set where the user continues after a login that a request other than GET asked for;
	 * its body is not sent again. Default: {@code /}.
	 * @param resumeAt a path below the context path
	 * @return a copy
	 */
	public HawcxServerRecentLogin resumeAt(String resumeAt) {
		return new HawcxServerRecentLogin(this.registrationIds, LoginAge.local(resumeAt), this.clock);
	}

	/**
	 * Set the clock by which a login's age is told. Default: the system's.
	 * @param clock the clock
	 * @return a copy
	 */
	public HawcxServerRecentLogin clock(Clock clock) {
		Assert.notNull(clock, "clock must not be null");
		return new HawcxServerRecentLogin(this.registrationIds, this.resumeAt, clock);
	}

	/**
	 * Return the rule.
	 * @param <T> what it guards
	 * @param maxAge how old a login may be, at least one second
	 * @return a rule that goes by the verified {@code auth_time}; a login that is too old
	 * is an error, as Spring Security would drop why a decision was negative
	 */
	public <T> ReactiveAuthorizationManager<T> within(Duration maxAge) {
		LoginAge age = new LoginAge(this.registrationIds, this.clock);
		RecentLoginDecision stale = new RecentLoginDecision(LoginAge.atLeastOneSecond(maxAge), this.resumeAt);
		return (authentication, object) -> authentication.map((login) -> age.decide(login, stale))
			.defaultIfEmpty(new AuthorizationDecision(false))
			.flatMap(HawcxServerRecentLogin::keepReason);
	}

	private static Mono<AuthorizationResult> keepReason(AuthorizationDecision decision) {
		return (decision instanceof RecentLoginDecision)
				? Mono.error(() -> new AuthorizationDeniedException("A more recent sign-in is needed", decision))
				: Mono.just(decision);
	}

}
