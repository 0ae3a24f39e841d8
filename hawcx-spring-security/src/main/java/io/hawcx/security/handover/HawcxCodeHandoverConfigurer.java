package io.hawcx.security.handover;

import java.time.Clock;
import java.util.Collection;

import io.hawcx.security.internal.CsrfProblems;
import io.hawcx.security.internal.CsrfTokens;
import io.hawcx.security.internal.PageSuccessHandler;
import io.hawcx.security.oauth2.HawcxLoginEvent;
import io.hawcx.security.oauth2.HawcxLoginFailureHandler;
import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.token.HawcxAccessTokens;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.util.Assert;

/**
 * Turns on sign-in by code hand-over in one security filter chain:
 *
 * <pre>
 * http.with(hawcxCodeHandover(), withDefaults());
 * </pre>
 *
 * A page runs the login with one of the vendor's SDKs and posts {@code authCode} (or
 * {@code code}) and {@code codeVerifier} (or {@code code_verifier}) as JSON or form to
 * {@code POST /login/hawcx}, with the CSRF token: without CSRF protection an attacker
 * could sign a victim in to the attacker's account. Further members are ignored. Where
 * the SDK takes a PKCE challenge, the page fetches {@code GET /login/hawcx/start} first
 * and leaves the verifier to the session; that address tells the CSRF token as well.
 * Scripts get JSON, or problem details with a {@code code}; forms of a page get a
 * redirect. A failed attempt leaves the session's authentication as it was; after ten
 * within ten minutes no code of the session is tried for the rest of them.
 * <p>
 * The code is redeemed by the chain's own authentication manager: whatever
 * {@code oauth2Login()} is configured with (token client, user service, authorities
 * mapper, repositories) holds here too, and so do the chain's session strategies. In a
 * chain without {@code oauth2Login()} the beans are used that it would use. Success and
 * failure handlers and a security context repository that are set on
 * {@code oauth2Login()} itself cannot be read from it: set them here as well.
 * <p>
 * Where there is a bean of type {@link HawcxAccessTokens}, apps without cookies get an
 * access token at its address, for which the chain must store logins in the session.
 * <p>
 * Each method throws an {@link IllegalArgumentException} that names its argument if that
 * is unusable. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxCodeHandoverConfigurer
		extends AbstractHttpConfigurer<HawcxCodeHandoverConfigurer, HttpSecurity> {

	/**
	 * Path of the hand-over unless another is set.
	 */
	public static final String DEFAULT_PATH = "/login/hawcx";

	private static final Log logger = LogFactory.getLog(HawcxCodeHandoverConfigurer.class);

	private final HandoverSettings settings = new HandoverSettings();

	private @Nullable AuthenticationSuccessHandler successHandler;

	private @Nullable AuthenticationFailureHandler failureHandler;

	private @Nullable SecurityContextRepository contexts;

	private @Nullable CsrfTokens csrf;

	private HawcxCodeHandoverConfigurer() {
	}

	/**
	 * Return a configurer for {@link HttpSecurity#with}.
	 * @return a new configurer
	 */
	public static HawcxCodeHandoverConfigurer hawcxCodeHandover() {
		return new HawcxCodeHandoverConfigurer();
	}

	/**
	 * Set where codes are posted; logins begin at {@code /start} below it. Default:
	 * {@value #DEFAULT_PATH}.
	 * @param path a path below the context path
	 * @return this configurer
	 */
	public HawcxCodeHandoverConfigurer path(String path) {
		this.settings.setPath(path);
		return this;
	}

	/**
	 * Set which code a session accepts. Default: {@link HandoverBinding#ANY}.
	 * @param binding the binding
	 * @return this configurer
	 */
	public HawcxCodeHandoverConfigurer binding(HandoverBinding binding) {
		this.settings.setBinding(binding);
		return this;
	}

	/**
	 * Set the origins beside the application's own whose pages may begin a login; CORS
	 * must let them in too. Default: none.
	 * @param allowedOrigins the origins, each as browsers send it
	 * @return this configurer
	 */
	public HawcxCodeHandoverConfigurer allowedOrigins(Collection<String> allowedOrigins) {
		this.settings.setAllowedOrigins(allowedOrigins);
		return this;
	}

	/**
	 * Set where a page's failed hand-over ends. Default: {@code /login?error}.
	 * @param failureUrl an address that needs no login
	 * @return this configurer
	 */
	public HawcxCodeHandoverConfigurer failureUrl(String failureUrl) {
		this.settings.setFailureUrl(failureUrl);
		return this;
	}

	/**
	 * Set what answers a page's successful hand-over. Default: a redirect to the request
	 * that asked for the login, or to {@code /}. What a script is told is decided by a
	 * bean of type {@link HawcxLoginResponseBody}.
	 * @param successHandler the handler
	 * @return this configurer
	 */
	public HawcxCodeHandoverConfigurer successHandler(AuthenticationSuccessHandler successHandler) {
		Assert.notNull(successHandler, "successHandler must not be null");
		this.successHandler = successHandler;
		return this;
	}

	/**
	 * Set what answers a page's failed hand-over, instead of a redirect to the failure
	 * URL. Scripts get problem details in any case.
	 * @param failureHandler the handler
	 * @return this configurer
	 */
	public HawcxCodeHandoverConfigurer failureHandler(AuthenticationFailureHandler failureHandler) {
		Assert.notNull(failureHandler, "failureHandler must not be null");
		this.failureHandler = failureHandler;
		return this;
	}

	/**
	 * Set where the login is stored. Default: where the chain stores logins.
	 * @param securityContextRepository the repository
	 * @return this configurer
	 */
	public HawcxCodeHandoverConfigurer securityContextRepository(SecurityContextRepository securityContextRepository) {
		Assert.notNull(securityContextRepository, "securityContextRepository must not be null");
		this.contexts = securityContextRepository;
		return this;
	}

	/**
	 * Set how many codes that were refused a remote address may hand over a minute; it
	 * has to wait for the rest of it. Behind a proxy that sends no forwarded headers all
	 * users have one address. The limit of each session stays. Default: 0, no limit.
	 * @param failuresPerMinute a number of at least 0
	 * @return this configurer
	 */
	public HawcxCodeHandoverConfigurer failuresPerMinute(int failuresPerMinute) {
		this.settings.setFailuresPerMinute(failuresPerMinute);
		return this;
	}

	/**
	 * Set the clock that open logins expire by, ten minutes after they began. Default:
	 * the system's.
	 * @param clock the clock
	 * @return this configurer
	 */
	public HawcxCodeHandoverConfigurer clock(Clock clock) {
		this.settings.setClock(clock);
		return this;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void init(HttpSecurity http) {
		if (http.getConfigurer(OAuth2LoginConfigurer.class) == null) {
			http.authenticationProvider(postProcess(new HandoverBeans(http).provider()));
		}
		LoginTenants hawcx = LoginTenants.of(http.getSharedObject(ApplicationContext.class));
		CsrfProblems.add(http, new HandoverAddresses(http, this.settings.path(), hawcx).codes());
		this.csrf = CsrfTokens.of(http);
		if (new HandoverBeans(http).accessTokens() != null) {
			TokenExchange.answerLogout(http);
		}
	}

	@Override
	@SuppressWarnings("unchecked")
	public void configure(HttpSecurity http) {
		CsrfTokens tokens = this.csrf;
		Assert.state(tokens != null, "init() comes first");
		this.settings.binding().log(logger, this.settings.path());
		if (http.getConfigurer(CsrfConfigurer.class) == null) {
			this.settings.binding().warnOfMissingCsrf(logger, this.settings.path());
		}
		HandoverBeans beans = new HandoverBeans(http);
		LoginEvents events = beans.events(HawcxLoginEvent.Way.HANDOVER);
		HandoverSuccessHandler success = new HandoverSuccessHandler(pageSuccess(beans), beans.requestCache(), tokens,
				beans.responseBody(), events);
		HandoverFailureHandler failure = new HandoverFailureHandler(pageFailure(), events);
		HandoverFilters filters = new HandoverFilters(http, this.settings, this.contexts, this::postProcess);
		HawcxAccessTokens access = beans.accessTokens();
		filters.addLimits(failure, events, access);
		if (access != null) {
			filters.addTokens(access);
		}
		filters.addStart(tokens);
		filters.addEnd(success, failure);
	}

	private AuthenticationSuccessHandler pageSuccess(HandoverBeans beans) {
		return (this.successHandler != null) ? this.successHandler : new PageSuccessHandler(beans.requestCache());
	}

	private AuthenticationFailureHandler pageFailure() {
		return (this.failureHandler != null) ? this.failureHandler
				: new HawcxLoginFailureHandler(this.settings.failureUrl());
	}

}
