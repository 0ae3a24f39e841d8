package io.hawcx.security.oauth2;

import java.util.function.Function;

import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.oauth2.internal.TenantUserWebFilter;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.util.Assert;

/**
 * What chains of the reactive stack written with plain {@code oauth2Login()} need for
 * logins through Hawcx. Publish each as a bean of type
 * {@code Customizer<ServerHttpSecurity>}, which Spring Security applies to every chain.
 * {@link HawcxServerLogin} does the same for its own chain. That a response comes from
 * Hawcx (RFC 9207) is checked by
 * {@link HawcxReactiveAuthorizationCodeTokenResponseClient}.
 *
 * @since 0.1.0
 */
public final class HawcxServerLoginCustomizers {

	private HawcxServerLoginCustomizers() {
	}

	/**
	 * Send a login through Hawcx that cannot begin, because the issuer is down or offers
	 * none by redirect, to a handler instead of letting it end in 500; and answer
	 * handlers that ask for an authorized client of Hawcx where its login brought no
	 * access token. Turns no login on, and lets every other failure pass.
	 * @param failures handles logins that cannot begin
	 * @return the customizer
	 */
	public static Customizer<ServerHttpSecurity> redirectFailures(ServerAuthenticationFailureHandler failures) {
		Assert.notNull(failures, "failures must not be null");
		// Where a chain names another handler through HawcxServerLogin, that one's filter
		// lies within and answers first.
		return (http) -> http
			.addFilterAfter(new UnavailableLoginWebFilter(failures), SecurityWebFiltersOrder.REACTOR_CONTEXT)
			// Within all filters that would ask for a login.
			.addFilterAfter(new AbsentClientWebFilter(failures), SecurityWebFiltersOrder.OAUTH2_AUTHORIZATION_CODE);
	}

	/**
	 * Make the session's user of a tenant anonymous once that tenant is gone, and where a
	 * {@link io.hawcx.security.tenant.HawcxTenantResolver} says that the address is
	 * another's, in chains without a login too. Changes nothing where there are no
	 * tenants.
	 * @param beans where tenants and resolver are found, commonly the application context
	 * @return the customizer
	 */
	public static Customizer<ServerHttpSecurity> tenantUsers(BeanFactory beans) {
		Assert.notNull(beans, "beans must not be null");
		return (http) -> {
			LoginTenants hawcx = LoginTenants.of(beans);
			if (hawcx.areSeveral()) {
				http.addFilterAfter(new TenantUserWebFilter(hawcx, others(beans)),
						SecurityWebFiltersOrder.REACTOR_CONTEXT);
			}
		};
	}

	static Function<String, Mono<Boolean>> others(BeanFactory beans) {
		return (id) -> beans.getBean(ReactiveClientRegistrationRepository.class).findByRegistrationId(id).hasElement();
	}

}
