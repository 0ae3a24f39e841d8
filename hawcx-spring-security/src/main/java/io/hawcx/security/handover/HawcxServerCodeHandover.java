package io.hawcx.security.handover;

import java.time.Clock;
import java.util.Collection;
import java.util.Set;

import io.hawcx.security.internal.CsrfProblemWebFilters;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxServerLoginFailureHandler;
import io.hawcx.security.recent.HawcxServerSecurityContextRepository;
import io.hawcx.security.token.HawcxAccessTokenGuardWebFilter;
import io.hawcx.security.token.HawcxAccessTokens;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.security.web.server.savedrequest.WebSessionServerRequestCache;
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
 * {@code oauth2Login()} uses. What is set on {@code oauth2Login()} itself, on
 * {@code requestCache()} or on {@code sessionManagement()} cannot be read from there: set
 * it here as well. Not thread-safe.
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

	private String path = DEFAULT_PATH;

	private HandoverBinding binding = HandoverBinding.ANY;

	private Collection<String> allowedOrigins = Set.of();

	private String failureUrl = HawcxServerLoginFailureHandler.DEFAULT_FAILURE_URL;

	private Clock clock = Clock.systemUTC();

	private boolean resourceServer;

	private @Nullable ServerAuthenticationSuccessHandler successHandler;

	private ServerRequestCache requests = new WebSessionServerRequestCache();

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
	 * Set where codes are posted; logins begin at {@code /start} below it. Default:
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
	 * Set which code a session accepts. Default: {@link HandoverBinding#ANY}.
	 * @param binding the binding
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover binding(HandoverBinding binding) {
		Assert.notNull(binding, "binding must not be null");
		this.binding = binding;
		return this;
	}

	/**
	 * Set the origins beside the application's own whose pages may begin a login; CORS
	 * must let them in too. Default: none.
	 * @param origins the origins, each as browsers send it
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover allowedOrigins(Collection<String> origins) {
		this.allowedOrigins = Set.copyOf(origins);
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
	 * that asked for the login, or to {@code /}. What a script is told is decided by a
	 * bean of type {@link HawcxLoginResponseBody}.
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
	 * Set where the page is found that asked for the login; the chain's own cache, if it
	 * has one. Default: the web session.
	 * @param requests the cache
	 * @return this hand-over
	 */
	public HawcxServerCodeHandover requestCache(ServerRequestCache requests) {
		Assert.notNull(requests, "requests must not be null");
		this.requests = requests;
		return this;
	}

	/**
	 * Set the clock that open logins expire by, ten minutes after they began. Default:
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
	 * Say that the chain has {@code oauth2ResourceServer()}, which takes the bearers that
	 * carry no access token of an app. Default: such bearers are refused.
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
		this.binding.log(logger, this.path);
		HandoverWebSessions sessions = new HandoverWebSessions(this.clock);
		ServerHandoverBeans found = ServerHandoverBeans.of(this.beans);
		String registrationId = this.beans.getBean(HawcxClientRegistration.class).registrationId();
		HandoverServerHandlers handlers = new HandoverServerHandlers(pageSuccess(),
				new HawcxServerLoginFailureHandler(this.failureUrl), this.requests, responseBody());
		HawcxCodeHandoverWebFilter filter = new HawcxCodeHandoverWebFilter(found, sessions, handlers);
		filter.setRequiresAuthenticationMatcher(ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, this.path));
		filter.setServerAuthenticationConverter(
				new HandoverServerConverter(sessions, this.binding, found.registrations(), registrationId));
		filter.setAuthenticationSuccessHandler(handlers);
		filter.setSecurityContextRepository(this.contexts);
		HawcxAccessTokens access = this.beans.getBeanProvider(HawcxAccessTokens.class).getIfAvailable();
		if (access != null) {
			addTokens(http, access, found, sessions, registrationId);
		}
		http.addFilterBefore(new HandoverLimitWebFilter(this.path, handlers), SecurityWebFiltersOrder.CSRF);
		CsrfProblemWebFilters.add(http, this.path);
		http.addFilterBefore(new HandoverStartWebFilter(this.path, sessions, new HandoverOrigins(this.allowedOrigins)),
				SecurityWebFiltersOrder.FORM_LOGIN);
		http.addFilterBefore(filter, SecurityWebFiltersOrder.FORM_LOGIN);
	}

	private void addTokens(ServerHttpSecurity http, HawcxAccessTokens tokens, ServerHandoverBeans found,
			HandoverWebSessions sessions, String registrationId) {
		TokenRefusals refusals = new TokenRefusals(tokens);
		TokenServerHandlers handlers = new TokenServerHandlers(tokens, refusals, responseBody(),
				new HandoverServerProblems());
		// An app keeps its verifier itself: there is no session to bind the code to.
		HawcxCodeHandoverWebFilter filter = new HawcxCodeHandoverWebFilter(found, sessions, handlers);
		filter.setRequiresAuthenticationMatcher(
				ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, tokens.address()));
		filter.setServerAuthenticationConverter(
				new HandoverServerConverter(sessions, HandoverBinding.ANY, found.registrations(), registrationId));
		filter.setAuthenticationSuccessHandler(handlers);
		filter.setSecurityContextRepository(this.contexts);
		http.addFilterBefore(new HawcxAccessTokenGuardWebFilter(tokens, this.resourceServer),
				SecurityWebFiltersOrder.CSRF);
		http.addFilterBefore(new TokenWebFilter(tokens.address(), refusals, handlers),
				SecurityWebFiltersOrder.FORM_LOGIN);
		http.addFilterBefore(filter, SecurityWebFiltersOrder.FORM_LOGIN);
	}

	private ServerAuthenticationSuccessHandler pageSuccess() {
		if (this.successHandler != null) {
			return this.successHandler;
		}
		RedirectServerAuthenticationSuccessHandler handler = new RedirectServerAuthenticationSuccessHandler();
		handler.setRequestCache(this.requests);
		return handler;
	}

	private HawcxLoginResponseBody responseBody() {
		return this.beans.getBeanProvider(HawcxLoginResponseBody.class)
			.getIfUnique(() -> (login, defaults) -> defaults);
	}

}
