package io.hawcx.security.stepup;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.hawcx.Hawcx;
import io.hawcx.security.internal.CsrfProblems;
import io.hawcx.security.internal.CsrfTokens;
import io.hawcx.security.internal.DefaultBeans;
import io.hawcx.security.internal.ServletPaths;
import io.hawcx.security.oauth2.internal.LoginTenants;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.util.Assert;

/**
 * Turns on changes of a user's own phone number and second factor in one security filter
 * chain:
 *
 * <pre>
 * http.with(hawcxStepUp(), withDefaults());
 * </pre>
 *
 * A page posts {@code purpose} and what it needs ({@code new_phone_number} or
 * {@code new_mfa_method}), as JSON or form, to {@code POST /step-up/hawcx}, and gets
 * <code>{"start_token": ..., "expires_in": ...}</code> for whoever asks the user for the
 * proof. With the receipt of that it posts {@code purpose} and {@code step_up_receipt} to
 * {@code POST /step-up/hawcx/receipt}, and gets 204 once the change is made. How a page
 * gets a receipt from Hawcx is not published; the emulator's page, which gives one, is a
 * guess. {@code GET /step-up/hawcx} tells the purposes, and the CSRF token that both
 * posts need. Failures are problem details with a {@code code}.
 * <p>
 * Users must be signed in, whatever the chain's rules say, and those rules apply on top:
 * {@code hawcxRecentLogin().within(...)} on the first post is a good one. A receipt is
 * taken only in a session of the same user that started the purpose named with it, once
 * and within ten minutes. Nobody reads the receipt itself, whose shape is not published:
 * which user and change it is for, Hawcx alone knows. The reactive stack's sibling is
 * {@link HawcxServerStepUp}.
 * <p>
 * The user's id is told by the {@link HawcxUserIdResolver} bean, else by
 * {@link HawcxUserIdResolver#verifiedContact(String)}. The client is the {@link Hawcx}
 * bean.
 *
 * @since 0.1.0
 */
public final class HawcxStepUpConfigurer extends AbstractHttpConfigurer<HawcxStepUpConfigurer, HttpSecurity> {

	/**
	 * Path of the step-up unless another is set.
	 */
	public static final String DEFAULT_PATH = StepUpOptions.DEFAULT_PATH;

	/**
	 * The purposes that users may step up for unless others are set.
	 */
	public static final List<String> DEFAULT_PURPOSES = StepUpPurposes.DEFAULT;

	private final StepUpOptions options = new StepUpOptions();

	private @Nullable Hawcx hawcx;

	private @Nullable Function<String, @Nullable Hawcx> clients;

	private @Nullable CsrfTokens csrf;

	private HawcxStepUpConfigurer() {
	}

	/**
	 * Return a configurer for {@link HttpSecurity#with}.
	 * @return a new configurer
	 */
	public static HawcxStepUpConfigurer hawcxStepUp() {
		return new HawcxStepUpConfigurer();
	}

	/**
	 * Set where step-ups are started; receipts are posted to {@code /receipt} below it.
	 * Default: {@value #DEFAULT_PATH}.
	 * @param path a path below the context path
	 * @return this configurer
	 */
	public HawcxStepUpConfigurer path(String path) {
		this.options.path(path);
		return this;
	}

	/**
	 * Set what users may step up for. Default: {@code change_mfa_method} and
	 * {@code change_phone_number}. Of a purpose that this version does not know every
	 * further member of the body is passed on to Hawcx, unchecked.
	 * @param purposes the purposes as Hawcx calls them, at least one
	 * @return this configurer
	 */
	public HawcxStepUpConfigurer purposes(Set<String> purposes) {
		this.options.purposes(purposes);
		return this;
	}

	/**
	 * Set what tells the user's id. Default: the bean of that type, else
	 * {@link HawcxUserIdResolver#verifiedContact(String)}.
	 * @param userIds the resolver
	 * @return this configurer
	 */
	public HawcxStepUpConfigurer userIdResolver(HawcxUserIdResolver userIds) {
		this.options.userIds(userIds);
		return this;
	}

	/**
	 * Set the client of the management API. Default: the bean of that type.
	 * @param hawcx the client, which the caller closes
	 * @return this configurer
	 */
	public HawcxStepUpConfigurer client(Hawcx hawcx) {
		Assert.notNull(hawcx, "hawcx must not be null");
		this.hawcx = hawcx;
		return this;
	}

	/**
	 * Set the clients of several Hawcx projects: each user's changes go to the project
	 * that the login was of. Without them, where there are several, only users of the
	 * project whose addresses need no name can change anything. Default: none.
	 * @param clients finds the client of a registration, which the caller closes, or
	 * returns {@code null}, which refuses changes
	 * @return this configurer
	 */
	public HawcxStepUpConfigurer clients(Function<String, @Nullable Hawcx> clients) {
		Assert.notNull(clients, "clients must not be null");
		this.clients = clients;
		return this;
	}

	/**
	 * Set the clock that started step-ups expire by. Default: the system's.
	 * @param clock the clock
	 * @return this configurer
	 */
	public HawcxStepUpConfigurer clock(Clock clock) {
		this.options.clock(clock);
		return this;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void init(HttpSecurity http) {
		Assert.state(http.getConfigurer(CsrfConfigurer.class) != null,
				"hawcxStepUp() needs CSRF protection, which this chain has disabled: enable it, for "
						+ this.options.path() + " at least.");
		PathPatternRequestMatcher.Builder paths = ServletPaths.matchers(http);
		CsrfProblems.add(http, paths.matcher(HttpMethod.POST, this.options.path()));
		CsrfProblems.add(http, paths.matcher(HttpMethod.POST, this.options.receiptPath()));
		this.csrf = CsrfTokens.of(http);
	}

	@Override
	public void configure(HttpSecurity http) {
		CsrfTokens tokens = this.csrf;
		Assert.state(tokens != null, "init() comes first");
		PathPatternRequestMatcher.Builder paths = ServletPaths.matchers(http);
		String path = this.options.path();
		StepUpEndpoints endpoints = new StepUpEndpoints(this.options.purposes(),
				new StepUpSessions(this.options.clock()));
		LoginTenants hawcx = LoginTenants.of(context(http));
		StepUpAccounts<Hawcx> accounts = new StepUpAccounts<>(this.options.userIds(context(http)), hawcx,
				(this.clients != null) ? this.clients : StepUpAccounts.only(client(http), hawcx));
		StepUpUser user = new StepUpUser(accounts, getSecurityContextHolderStrategy());
		http.addFilterBefore(postProcess(new StepUpLimitFilter(paths, path)), CsrfFilter.class);
		http.addFilterBefore(postProcess(new StepUpLoginFilter(paths, path, getSecurityContextHolderStrategy())),
				AuthorizationFilter.class);
		http.addFilterAfter(postProcess(new StepUpFilter(paths, path, endpoints, tokens, user)),
				AuthorizationFilter.class);
	}

	private Hawcx client(HttpSecurity http) {
		Hawcx client = (this.hawcx != null) ? this.hawcx : DefaultBeans.find(context(http), Hawcx.class);
		Assert.state(client != null,
				"hawcxStepUp() needs a Hawcx bean, for management calls: configure a key for them, or call client(...).");
		return client;
	}

	private static ApplicationContext context(HttpSecurity http) {
		return http.getSharedObject(ApplicationContext.class);
	}

}
