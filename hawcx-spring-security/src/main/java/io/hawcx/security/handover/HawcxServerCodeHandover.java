package io.hawcx.security.handover;

import java.time.Clock;
import java.util.Collection;

import io.hawcx.security.recent.HawcxServerSecurityContextRepository;
import io.hawcx.security.token.HawcxAccessTokens;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.session.ReactiveSessionRegistry;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerMaximumSessionsExceededHandler;
import org.springframework.security.web.server.authentication.SessionLimit;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
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
 * {@code oauth2Login()} uses. What is set on {@code oauth2Login()} itself, on
 * {@code requestCache()} or on {@code sessionManagement()} cannot be read from there: set
 * it here as well, by the method of the same name. Each method throws an
 * {@link IllegalArgumentException} that names its argument if that is unusable. Not
 * thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxServerCodeHandover {

	/**
	 * Path of the hand-over unless another is set.
	 */
	public static final String DEFAULT_PATH = HawcxCodeHandoverConfigurer.DEFAULT_PATH;

	private static final Log logger = LogFactory.getLog(HawcxServerCodeHandover.class);

	private final BeanFactory beans;

	private final HandoverSettings settings = new HandoverSettings();

	private final ServerHandoverOptions options = new ServerHandoverOptions();

	private boolean resourceServer;

	private HawcxServerCodeHandover(BeanFactory beans) {
		this.beans = beans;
	}

	/**
	 * Start to configure a hand-over.
	 * @param beans where the collaborators are found, commonly the application context
	 * @return a new configuration to be completed
	 */
	public static HawcxServerCodeHandover hawcxCodeHandover(BeanFactory beans) {
		Assert.notNull(beans, "beans must not be null");
		return new HawcxServerCodeHandover(beans);
	}

	/**
	 * Set where codes are posted; logins begin at {@code /start} below it. Default:
	 * {@value #DEFAULT_PATH}.
	 * @param path a path below the context path
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover path(String path) {
		this.settings.setPath(path);
		return this;
	}

	/**
	 * Set which code a session accepts. Default: {@link HandoverBinding#ANY}.
	 * @param binding the binding
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover binding(HandoverBinding binding) {
		this.settings.setBinding(binding);
		return this;
	}

	/**
	 * Set the origins beside the application's own whose pages may begin a login; CORS
	 * must let them in too. Default: none.
	 * @param allowedOrigins the origins, each as browsers send it
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover allowedOrigins(Collection<String> allowedOrigins) {
		this.settings.setAllowedOrigins(allowedOrigins);
		return this;
	}

	/**
	 * Set where a page's failed hand-over ends. Default: {@code /login?error}.
	 * @param failureUrl an address that needs no login
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover failureUrl(String failureUrl) {
		this.settings.setFailureUrl(failureUrl);
		return this;
	}

	/**
	 * Set what answers a page's successful hand-over. Default: a redirect to the request
	 * that asked for the login, or to {@code /}. What a script is told is decided by a
	 * bean of type {@link HawcxLoginResponseBody}.
	 * @param successHandler the handler
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover successHandler(ServerAuthenticationSuccessHandler successHandler) {
		this.options.setSuccessHandler(successHandler);
		return this;
	}

	/**
	 * Set what answers a page's failed hand-over, instead of a redirect to the failure
	 * URL. Scripts get problem details in any case.
	 * @param failureHandler the handler
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover failureHandler(ServerAuthenticationFailureHandler failureHandler) {
		this.options.setFailureHandler(failureHandler);
		return this;
	}

	/**
	 * Set what redeems codes and loads users. Default: what {@code oauth2Login()} makes
	 * of the beans.
	 * @param authenticationManager a manager like that of {@code oauth2Login()}
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover authenticationManager(ReactiveAuthenticationManager authenticationManager) {
		this.options.setAuthenticationManager(authenticationManager);
		return this;
	}

	/**
	 * Set where access tokens are stored, if Hawcx sends any. Default: the bean that
	 * {@code oauth2Login()} uses.
	 * @param authorizedClientRepository the repository
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover authorizedClientRepository(
			ServerOAuth2AuthorizedClientRepository authorizedClientRepository) {
		this.options.setAuthorizedClientRepository(authorizedClientRepository);
		return this;
	}

	/**
	 * Limit how many sessions a user has, with what {@code concurrentSessions()} of the
	 * chain's {@code sessionManagement()} was given. Users are the same if their
	 * principals are equal. Sessions of apps are not counted. Default: no limit.
	 * @param registry the chain's registry
	 * @param limit how many sessions
	 * @param exceeded what happens to a login beyond them
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover concurrentSessions(ReactiveSessionRegistry registry, SessionLimit limit,
			ServerMaximumSessionsExceededHandler exceeded) {
		Assert.notNull(registry, "registry must not be null");
		Assert.notNull(limit, "limit must not be null");
		Assert.notNull(exceeded, "exceeded must not be null");
		this.options.setSessionLimit(ServerHandoverHandlers.sessionLimit(registry, limit, exceeded));
		return this;
	}

	/**
	 * Set where the login is stored; the chain's own repository, if it has one. Default:
	 * a {@link HawcxServerSecurityContextRepository} over the web session.
	 * @param securityContextRepository the repository
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover securityContextRepository(
			ServerSecurityContextRepository securityContextRepository) {
		this.options.setSecurityContextRepository(securityContextRepository);
		return this;
	}

	/**
	 * Set where the page is found that asked for the login. Default: the web session.
	 * @param requestCache the cache
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover requestCache(ServerRequestCache requestCache) {
		this.options.setRequestCache(requestCache);
		return this;
	}

	/**
	 * Set how many codes that were refused a remote address may hand over a minute; it
	 * has to wait for the rest of it. Behind a proxy that sends no forwarded headers all
	 * users have one address. The limit of each session stays. Default: 0, no limit.
	 * @param failuresPerMinute a number of at least 0
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover failuresPerMinute(int failuresPerMinute) {
		this.settings.setFailuresPerMinute(failuresPerMinute);
		return this;
	}

	/**
	 * Set the clock that open logins expire by, ten minutes after they began. Default:
	 * the system's.
	 * @param clock the clock
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover clock(Clock clock) {
		this.settings.setClock(clock);
		return this;
	}

	/**
	 * Say that the chain has {@code oauth2ResourceServer()}, which takes the bearers that
	 * carry no access token of an app. Default: such bearers are refused; a warning at
	 * start says so where a bean looks like a resource server's.
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover besideResourceServer() {
		this.resourceServer = true;
		return this;
	}

	/**
	 * Turn the hand-over on.
	 * @param http the chain
	 */
	public void applyTo(ServerHttpSecurity http) {
		Assert.notNull(http, "http must not be null");
		this.settings.binding().log(logger, this.settings.path());
		ServerHandoverBeans found = this.options.find(this.beans);
		ServerHandoverHandlers handlers = this.options.handlers(this.settings.failureUrl(), found.responseBody(),
				LoginEvents.handover(this.beans));
		ServerHandoverFilters filters = new ServerHandoverFilters(http, found, this.settings, this.options.contexts());
		HawcxAccessTokens access = this.beans.getBeanProvider(HawcxAccessTokens.class).getIfAvailable();
		filters.addLimits(handlers, access);
		if (access != null) {
			filters.addTokens(access, this.resourceServer, this.beans);
		}
		filters.warnOfMissingCsrf(logger);
		filters.addStart();
		filters.addEnd(this.options.success(handlers), handlers);
	}

}
