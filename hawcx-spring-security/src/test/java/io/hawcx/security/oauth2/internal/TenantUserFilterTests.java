package io.hawcx.security.oauth2.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginClient;
import io.hawcx.security.oauth2.HawcxLoginClients;
import io.hawcx.security.tenant.HawcxTenantResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Who stays signed in at a tenant's address, on both stacks.
 */
class TenantUserFilterTests {

	private final LoginTenants hawcx = LoginTenants.of(new StaticListableBeanFactory(
			Map.of("clients", (HawcxLoginClients) (id) -> id.equals("acme") ? client() : null, "resolver",
					HawcxTenantResolver.fromHost(Map.of("beta.test", "beta")))));

	private static HawcxLoginClient client() {
		return new HawcxLoginClient(HawcxClientRegistration.builder("client", "config").registrationId("acme").build(),
				HawcxOAuth.fromIssuer("https://hawcx.example", "config", "client"));
	}

	private static Authentication login(String registrationId) {
		return new OAuth2AuthenticationToken(
				new DefaultOAuth2User(AuthorityUtils.NO_AUTHORITIES, Map.of("sub", "alice"), "sub"), List.of(),
				registrationId);
	}

	@AfterEach
	void clear() {
		SecurityContextHolder.clearContext();
	}

	@ParameterizedTest
	@CsvSource({ "beta, true", "acme, false", "github, true", "removed, false" })
	void filterWhenUserIsOfThenIsSignedInOrNot(String registrationId, boolean signedIn) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setServerName("beta.test");
		SecurityContextHolder.setDeferredContext(() -> new SecurityContextImpl(login(registrationId)));
		AtomicReference<Authentication> seen = new AtomicReference<>();
		new TenantUserFilter(this.hawcx, "github"::equals, SecurityContextHolder.getContextHolderStrategy()).doFilter(
				request, new MockHttpServletResponse(),
				(asked, reply) -> seen.set(SecurityContextHolder.getContext().getAuthentication()));
		assertThat(seen.get() != null).isEqualTo(signedIn);
		assertThat(TenantUserFilter.hidden(request) == null).isEqualTo(signedIn);
	}

	@ParameterizedTest
	@CsvSource({ "beta, true", "acme, false", "github, true", "removed, false" })
	void webFilterWhenUserIsOfThenIsSignedInOrNot(String registrationId, boolean signedIn) {
		AtomicReference<Object> seen = new AtomicReference<>();
		new TenantUserWebFilter(this.hawcx, (id) -> Mono.just("github".equals(id)))
			.filter(MockServerWebExchange.from(MockServerHttpRequest.get("http://beta.test/")),
					(asked) -> ReactiveSecurityContextHolder.getContext().doOnNext(seen::set).then())
			.contextWrite(ReactiveSecurityContextHolder.withAuthentication(login(registrationId)))
			.block();
		assertThat(seen.get() != null).isEqualTo(signedIn);
	}

	@Test
	void ofWhenThereIsAResolverAndNoTenantThenIsRefused() {
		StaticListableBeanFactory beans = new StaticListableBeanFactory(
				Map.of("resolver", HawcxTenantResolver.fromHeader("X-Tenant")));
		assertThatIllegalStateException().isThrownBy(() -> LoginTenants.of(beans))
			.withMessageContaining("HawcxTenantResolver bean would do nothing");
	}

}
