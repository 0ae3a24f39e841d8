package io.hawcx.security.handover;

import java.security.SecureRandom;
import java.time.Clock;

import io.hawcx.security.internal.CsrfProblemWebFilters;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxServerLoginFailureHandler;
import io.hawcx.security.recent.HawcxServerSecurityContextRepository;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.web.server.authentication.OAuth2LoginAuthenticationWebFilter;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.util.Assert;

/**
 * Turns on sign-in by code hand-over in one chain of the reactive stack:
 *
 * <pre>
 * hawcxCodeHandover(beans).applyTo(http);
 * </pre>
 *
 * Addresses, bodies, replies and rules are those of the servlet stack's
 * {@link HawcxCodeHandoverConfigurer}; nothing blocks. The registrations, token client,
 * decoder factory, user service and authorities mapper are the beans that
 * {@code oauth2Login()} uses. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxServerCodeHandover {

	/**
	 * Path of the hand-over unless another is set.
	 */
	public static final String DEFAULT_PATH = HawcxCodeHandoverConfigurer.DEFAULT_PATH;

	private final BeanFactory beans;

	private String path = DEFAULT_PATH;

	private boolean requireNonce = true;

	private String failureUrl = HawcxServerLoginFailureHandler.DEFAULT_FAILURE_URL;

	private Clock clock = Clock.systemUTC();

	private ServerAuthenticationSuccessHandler successHandler = new RedirectServerAuthenticationSuccessHandler();

	private ServerSecurityContextRepository contexts = new HawcxServerSecurityContextRepository();

	private HawcxServerCodeHandover(BeanFactory beans) {
		this.beans = beans;
	}

	/**
	 * Begin to configure a hand-over.
	 * @param beans where the collaborators are found, commonly the application context
	 * @return a new beginning
	 */
	public static HawcxServerCodeHandover hawcxCodeHandover(BeanFactory beans) {
		Assert.notNull(beans, "beans must not be null");
		return new HawcxServerCodeHandover(beans);
	}

	/**
	 * Set where codes are posted; nonces are fetched at {@code /nonce} below it. Default:
	 * {@value #DEFAULT_PATH}.
	 * @param path a path below the context path
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover path(String path) {
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
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover requireNonce(boolean requireNonce) {
		this.requireNonce = requireNonce;
		return this;
	}

	/**
	 * Set where a page's failed hand-over ends. Default: {@code /login?error}.
	 * @param failureUrl an address that needs no login
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover failureUrl(String failureUrl) {
		Assert.hasText(failureUrl, "failureUrl must not be empty");
		this.failureUrl = failureUrl;
		return this;
	}

	/**
	 * Set what answers a page's successful hand-over. Default: a redirect to the request
	 * that asked for the login, or to {@code /}.
	 * @param successHandler the handler
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover successHandler(ServerAuthenticationSuccessHandler successHandler) {
		Assert.notNull(successHandler, "successHandler must not be null");
		this.successHandler = successHandler;
		return this;
	}

	/**
	 * Set where the login is stored; the chain's own repository, if it has one. Default:
	 * a {@link HawcxServerSecurityContextRepository} over the web session.
	 * @param contexts the repository
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover securityContextRepository(ServerSecurityContextRepository contexts) {
		Assert.notNull(contexts, "contexts must not be null");
		this.contexts = contexts;
		return this;
	}

	/**
	 * Set the clock that nonces expire by, ten minutes after they were issued. Default:
	 * the system's.
	 * @param clock the clock
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover clock(Clock clock) {
		Assert.notNull(clock, "clock must not be null");
		this.clock = clock;
		return this;
	}

	/**
	 * Turn the hand-over on.
	 * @param http the chain
	 */
	public void applyTo(ServerHttpSecurity http) {
		WebSessionNonces nonces = new WebSessionNonces(this.clock, new SecureRandom());
		HandoverServerHandlers handlers = new HandoverServerHandlers(this.successHandler,
				new HawcxServerLoginFailureHandler(this.failureUrl));
		ServerHandoverBeans found = ServerHandoverBeans.of(this.beans);
		String registrationId = this.beans.getBean(HawcxClientRegistration.class).registrationId();
		AuthenticationWebFilter filter = new OAuth2LoginAuthenticationWebFilter(
				new HandoverReactiveAuthenticationManager(registrationId, found), found.authorizedClients());
		filter.setRequiresAuthenticationMatcher(ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, this.path));
		filter.setServerAuthenticationConverter(new HandoverServerConverter(nonces, this.requireNonce));
		filter.setAuthenticationSuccessHandler(handlers);
		filter.setAuthenticationFailureHandler(handlers);
		filter.setSecurityContextRepository(this.contexts);
		CsrfProblemWebFilters.add(http, this.path);
		http.addFilterBefore(new NonceWebFilter(this.path, nonces), SecurityWebFiltersOrder.FORM_LOGIN);
		http.addFilterBefore(filter, SecurityWebFiltersOrder.FORM_LOGIN);
	}

}
