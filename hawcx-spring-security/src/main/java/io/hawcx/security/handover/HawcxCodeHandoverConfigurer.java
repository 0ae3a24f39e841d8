package io.hawcx.security.handover;

import java.security.SecureRandom;
import java.time.Clock;

import io.hawcx.security.internal.CsrfProblemFilters;
import io.hawcx.security.oauth2.HawcxLoginFailureHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.util.Assert;

/**
 * Turns on sign-in by code hand-over in one security filter chain:
 *
 * <pre>
 * http.with(hawcxCodeHandover(), withDefaults());
 * </pre>
 *
 * A page fetches {@code GET /login/hawcx/nonce}, which answers
 * <code>{"nonce": ..., "csrf": {"headerName": ..., "parameterName": ..., "token": ...}}</code>,
 * starts its SDK with the nonce, and posts {@code code} (or {@code authCode}) and
 * {@code code_verifier} (or {@code codeVerifier}) as JSON or form to
 * {@code POST /login/hawcx}, with the CSRF token: without CSRF protection an attacker
 * could sign a victim in as himself. Scripts get 204, or problem details with a
 * {@code code}; forms of a page get a redirect. A failed attempt leaves the session's
 * authentication as it was.
 * <p>
 * The registrations, token client, decoder factory, user service and authorities mapper
 * are the beans that {@code oauth2Login()} uses.
 *
 * @since 0.1.0
 */
public final class HawcxCodeHandoverConfigurer
		extends AbstractHttpConfigurer<HawcxCodeHandoverConfigurer, HttpSecurity> {

	/**
	 * Path of the hand-over unless another is set.
	 */
	public static final String DEFAULT_PATH = "/login/hawcx";

	private String path = DEFAULT_PATH;

	private boolean requireNonce = true;

	private String failureUrl = HawcxLoginFailureHandler.DEFAULT_FAILURE_URL;

	private Clock clock = Clock.systemUTC();

	private @Nullable AuthenticationSuccessHandler successHandler;

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
	 * Set where codes are posted; nonces are fetched at {@code /nonce} below it. Default:
	 * {@value #DEFAULT_PATH}.
	 * @param path a path below the context path
	 * @return this configurer
	 */
	public HawcxCodeHandoverConfigurer path(String path) {
		Assert.isTrue(path.startsWith("/") && !path.endsWith("/"),
				() -> "path must begin with a slash and not end with one: '" + path + "'");
		this.path = path;
		return this;
	}

	/**
	 * Set whether a hand-over needs a nonce of its session. Default: {@code true}. With
	 * {@code false} an id_token without a nonce is taken from a session that has none
	 * outstanding, which leaves the code's origin to the CSRF token alone; a token with
	 * an unexpected nonce is refused all the same.
	 * @param requireNonce whether a nonce is needed
	 * @return this configurer
	 */
	public HawcxCodeHandoverConfigurer requireNonce(boolean requireNonce) {
		this.requireNonce = requireNonce;
		return this;
	}

	/**
	 * Set where a page's failed hand-over ends. Default: {@code /login?error}.
	 * @param failureUrl an address that needs no login
	 * @return this configurer
	 */
	public HawcxCodeHandoverConfigurer failureUrl(String failureUrl) {
		Assert.hasText(failureUrl, "failureUrl must not be empty");
		this.failureUrl = failureUrl;
		return this;
	}

	/**
	 * Set what answers a page's successful hand-over. Default: a redirect to the request
	 * that asked for the login, or to {@code /}.
	 * @param successHandler the handler
	 * @return this configurer
	 */
	public HawcxCodeHandoverConfigurer successHandler(AuthenticationSuccessHandler successHandler) {
		Assert.notNull(successHandler, "successHandler must not be null");
		this.successHandler = successHandler;
		return this;
	}

	/**
	 * Set the clock that nonces expire by, ten minutes after they were issued. Default:
	 * the system's.
	 * @param clock the clock
	 * @return this configurer
	 */
	public HawcxCodeHandoverConfigurer clock(Clock clock) {
		Assert.notNull(clock, "clock must not be null");
		this.clock = clock;
		return this;
	}

	@Override
	public void init(HttpSecurity http) {
		http.authenticationProvider(postProcess(new HandoverBeans(http).provider()));
	}

	@Override
	public void configure(HttpSecurity http) {
		CsrfProblemFilters.add(http, this.path);
		SessionNonces nonces = new SessionNonces(this.clock, new SecureRandom());
		http.addFilterBefore(postProcess(new HawcxNonceFilter(this.path, nonces)),
				UsernamePasswordAuthenticationFilter.class);
		HawcxCodeHandoverFilter filter = new HawcxCodeHandoverFilter(this.path,
				new HandoverConverter(nonces, this.requireNonce), new HandoverBeans(http).authorizedClients());
		filter.setAuthenticationManager(http.getSharedObject(AuthenticationManager.class));
		filter.setSecurityContextHolderStrategy(getSecurityContextHolderStrategy());
		filter.setAuthenticationSuccessHandler(new HandoverSuccessHandler(pageSuccess(http)));
		filter.setAuthenticationFailureHandler(new HandoverFailureHandler(pageFailure()));
		SessionAuthenticationStrategy sessions = http.getSharedObject(SessionAuthenticationStrategy.class);
		if (sessions != null) {
			filter.setSessionAuthenticationStrategy(sessions);
		}
		SecurityContextRepository contexts = http.getSharedObject(SecurityContextRepository.class);
		if (contexts != null) {
			filter.setSecurityContextRepository(contexts);
		}
		// Post-processing is what makes the filter keep other factors of the session.
		http.addFilterBefore(postProcess(filter), UsernamePasswordAuthenticationFilter.class);
	}

	private AuthenticationSuccessHandler pageSuccess(HttpSecurity http) {
		if (this.successHandler != null) {
			return this.successHandler;
		}
		SavedRequestAwareAuthenticationSuccessHandler handler = new SavedRequestAwareAuthenticationSuccessHandler();
		RequestCache requests = http.getSharedObject(RequestCache.class);
		if (requests != null) {
			handler.setRequestCache(requests);
		}
		return handler;
	}

	private AuthenticationFailureHandler pageFailure() {
		return new HawcxLoginFailureHandler(this.failureUrl);
	}

}
