package io.hawcx.security.stepup;

import java.time.Clock;
import java.util.Set;
import java.util.function.Function;

import io.hawcx.HawcxAsync;
import io.hawcx.security.internal.CsrfProblemWebFilters;
import io.hawcx.security.internal.DefaultBeans;
import io.hawcx.security.oauth2.internal.LoginTenants;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.util.Assert;

/**
 * Turns on changes of a user's own phone number and second factor in one chain of the
 * reactive stack:
 *
 * <pre>
 * hawcxStepUp(beans).applyTo(http);
 * </pre>
 *
 * Addresses, bodies, replies and rules are those of the servlet stack's
 * {@link HawcxStepUpConfigurer}; nothing blocks. The chain needs CSRF protection: whether
 * it has any cannot be seen here, so that each post to a chain without it is answered by
 * 500 with a sentence in the log. The user's id is told by the
 * {@link HawcxUserIdResolver} bean, else by
 * {@link HawcxUserIdResolver#verifiedContact(String)}; the client is the
 * {@link HawcxAsync} bean. Not thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxServerStepUp {

	/**
	 * Path of the step-up unless another is set.
	 */
	public static final String DEFAULT_PATH = StepUpOptions.DEFAULT_PATH;

	private final BeanFactory beans;

	private final StepUpOptions options = new StepUpOptions();

	private @Nullable HawcxAsync hawcx;

	private @Nullable Function<String, @Nullable HawcxAsync> clients;

	private HawcxServerStepUp(BeanFactory beans) {
		this.beans = beans;
	}

	/**
	 * Start to configure a step-up.
	 * @param beans where the collaborators are found, commonly the application context
	 * @return a new configuration to be completed
	 */
	public static HawcxServerStepUp hawcxStepUp(BeanFactory beans) {
		Assert.notNull(beans, "beans must not be null");
		return new HawcxServerStepUp(beans);
	}

	/**
	 * Set where step-ups are started; receipts are posted to {@code /receipt} below it.
	 * Default: {@value #DEFAULT_PATH}.
	 * @param path a path below the context path
	 * @return this step-up
	 */
	public HawcxServerStepUp path(String path) {
		this.options.path(path);
		return this;
	}

	/**
	 * Set what users may step up for. Default:
	 * {@link HawcxStepUpConfigurer#DEFAULT_PURPOSES}. Of a purpose that this version does
	 * not know every further member of the body is passed on to Hawcx, unchecked.
	 * @param purposes the purposes as Hawcx calls them, at least one
	 * @return this step-up
	 */
	public HawcxServerStepUp purposes(Set<String> purposes) {
		this.options.purposes(purposes);
		return this;
	}

	/**
	 * Set what tells the user's id. Default: the bean of that type, else
	 * {@link HawcxUserIdResolver#verifiedContact(String)}.
	 * @param userIds the resolver, which must not block
	 * @return this step-up
	 */
	public HawcxServerStepUp userIdResolver(HawcxUserIdResolver userIds) {
		this.options.userIds(userIds);
		return this;
	}

	/**
	 * Set the client of the management API. Default: the bean of that type.
	 * @param hawcx the client, which the caller closes
	 * @return this step-up
	 */
	public HawcxServerStepUp client(HawcxAsync hawcx) {
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
	 * @return this step-up
	 */
	public HawcxServerStepUp clients(Function<String, @Nullable HawcxAsync> clients) {
		Assert.notNull(clients, "clients must not be null");
		this.clients = clients;
		return this;
	}

	/**
	 * Set the clock that started step-ups expire by. Default: the system's.
	 * @param clock the clock
	 * @return this step-up
	 */
	public HawcxServerStepUp clock(Clock clock) {
		this.options.clock(clock);
		return this;
	}

	/**
	 * Turn the step-up on.
	 * @param http the chain
	 * @throws IllegalStateException if there is no client
	 */
	public void applyTo(ServerHttpSecurity http) {
		String path = this.options.path();
		ServerStepUpEndpoints endpoints = new ServerStepUpEndpoints(this.options.purposes(),
				new StepUpWebSessions(this.options.clock()));
		LoginTenants hawcx = LoginTenants.of(this.beans);
		StepUpAccounts<HawcxAsync> accounts = new StepUpAccounts<>(this.options.userIds(this.beans), hawcx,
				(this.clients != null) ? this.clients : StepUpAccounts.only(client(), hawcx));
		http.addFilterBefore(new StepUpLimitWebFilter(path), SecurityWebFiltersOrder.CSRF);
		CsrfProblemWebFilters.add(http, path);
		CsrfProblemWebFilters.add(http, this.options.receiptPath());
		http.addFilterBefore(new StepUpLoginWebFilter(path), SecurityWebFiltersOrder.AUTHORIZATION);
		http.addFilterAfter(new StepUpWebFilter(path, endpoints, accounts), SecurityWebFiltersOrder.AUTHORIZATION);
	}

	private HawcxAsync client() {
		HawcxAsync client = (this.hawcx != null) ? this.hawcx : DefaultBeans.find(this.beans, HawcxAsync.class);
		Assert.state(client != null,
				"hawcxStepUp() needs a HawcxAsync bean, for management calls: configure a key for them, or call client(...).");
		return client;
	}

}
