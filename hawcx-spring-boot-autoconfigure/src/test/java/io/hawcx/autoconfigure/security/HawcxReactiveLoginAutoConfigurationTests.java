package io.hawcx.autoconfigure.security;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration;
import io.hawcx.oauth.HawcxOAuthAsync;
import io.hawcx.security.factor.HawcxFactorsMapper;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxReactiveAuthorizationCodeTokenResponseClient;
import io.hawcx.security.oauth2.HawcxReactiveClientRegistrationRepository;
import io.hawcx.security.oauth2.HawcxReactiveIdTokenDecoderFactory;
import io.hawcx.security.oauth2.HawcxServerAuthorizationRequestResolver;
import io.hawcx.security.oauth2.HawcxServerAuthorizedClientRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.reactive.ReactiveOAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.reactive.ReactiveOAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableReactiveWebApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionServerOAuth2AuthorizedClientRepository;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of both auto-configurations of the login on the reactive stack.
 */
class HawcxReactiveLoginAutoConfigurationTests {

	private static final AutoConfigurations ALL = AutoConfigurations.of(HawcxAutoConfiguration.class,
			HawcxTransportAutoConfiguration.class, HawcxClientAutoConfiguration.class,
			HawcxSecurityPropertiesAutoConfiguration.class, HawcxUnknownPropertiesAutoConfiguration.class,
			HawcxReactiveLoginAutoConfiguration.class, HawcxReactiveWebSecurityAutoConfiguration.class,
			ReactiveOAuth2ClientAutoConfiguration.class, ReactiveOAuth2ClientWebSecurityAutoConfiguration.class,
			ReactiveWebSecurityAutoConfiguration.class, ReactiveUserDetailsServiceAutoConfiguration.class,
			WebFluxAutoConfiguration.class);

	private static final String[] CLIENT = { "hawcx.base-url=http://127.0.0.1:1", "hawcx.config-id=config",
			"hawcx.client-id=client" };

	private static final String GITHUB = "spring.security.oauth2.client.registration.github.";

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(ALL);

	private static void assertLeftAlone(AssertableReactiveWebApplicationContext context) {
		assertThat(context).hasNotFailed()
			.doesNotHaveBean(HawcxClientRegistration.class)
			.doesNotHaveBean("hawcxSecurityFilterChain");
	}

	@Test
	void loginWhenClientIdThenConfiguresChainWithoutNetwork() {
		this.runner.withPropertyValues(CLIENT)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(HawcxReactiveClientRegistrationRepository.class)
				.hasSingleBean(HawcxReactiveAuthorizationCodeTokenResponseClient.class)
				.hasSingleBean(HawcxReactiveIdTokenDecoderFactory.class)
				.hasSingleBean(HawcxServerAuthorizationRequestResolver.class)
				.hasBean("hawcxRedirectFailureCustomizer")
				.hasBean("hawcxRecentLoginCustomizer")
				.hasSingleBean(SecurityWebFilterChain.class)
				.hasBean("hawcxSecurityFilterChain")
				.getBean(ServerOAuth2AuthorizedClientRepository.class)
				.isInstanceOf(HawcxServerAuthorizedClientRepository.class));
	}

	@Test
	void loginWhenNothingConfiguredOrDisabledThenLeavesBootAlone() {
		this.runner.run(HawcxReactiveLoginAutoConfigurationTests::assertLeftAlone);
		this.runner.withPropertyValues(CLIENT)
			.withPropertyValues("hawcx.login.enabled=false")
			.run(HawcxReactiveLoginAutoConfigurationTests::assertLeftAlone);
	}

	@ParameterizedTest
	@ValueSource(strings = { "io.hawcx.security", "org.springframework.security" })
	void loginWhenClassesAreMissingThenOnlyCoreBeans(String missing) {
		this.runner.withPropertyValues(CLIENT).withClassLoader(new FilteredClassLoader(missing)).run((context) -> {
			assertLeftAlone(context);
			assertThat(context).hasSingleBean(HawcxOAuthAsync.class);
		});
	}

	@Test
	void loginWhenApplicationIsOfAnotherKindThenOnlyCoreBeans() {
		new ApplicationContextRunner().withConfiguration(ALL)
			.withPropertyValues(CLIENT)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(HawcxOAuthAsync.class)
				.doesNotHaveBean(HawcxClientRegistration.class));
		new WebApplicationContextRunner().withConfiguration(ALL)
			.withPropertyValues(CLIENT)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(HawcxOAuthAsync.class)
				.doesNotHaveBean(HawcxClientRegistration.class));
	}

	@Test
	void registrationsWhenApplicationHasOthersThenKeepsThem() {
		this.runner.withPropertyValues(CLIENT)
			.withPropertyValues(GITHUB + "client-id=a", GITHUB + "client-secret=b")
			.run((context) -> {
				assertThat(context).hasSingleBean(ReactiveClientRegistrationRepository.class)
					.hasSingleBean(ReactiveOAuth2AuthorizedClientService.class);
				HawcxReactiveClientRegistrationRepository repository = context
					.getBean(HawcxReactiveClientRegistrationRepository.class);
				assertThat(repository).extracting(ClientRegistration::getRegistrationId)
					.containsExactlyInAnyOrder("hawcx", "github");
				assertThat(repository.findByRegistrationId("github").block().getClientId()).isEqualTo("a");
			});
	}

	@Test
	void registrationsWhenIdIsDefinedTwiceThenFailsWithSentence() {
		this.runner.withPropertyValues(CLIENT)
			.withPropertyValues("hawcx.login.registration-id=github", GITHUB + "client-id=a",
					GITHUB + "client-secret=b")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(HawcxConfigurationException.class)
				.hasMessageContaining("hawcx.login.registration-id")
				.hasMessageContaining("spring.security.oauth2.client.registration.github"));
	}

	@Test
	void chainWhenApplicationHasItsOwnThenBacksOff() {
		this.runner.withPropertyValues(CLIENT)
			.withUserConfiguration(OwnChain.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.getBean(SecurityWebFilterChain.class)
				.isSameAs(context.getBean("ownChain")));
	}

	@Test
	void beansWhenApplicationHasItsOwnThenBackOff() {
		this.runner.withPropertyValues(CLIENT)
			.withUserConfiguration(OwnBeans.class)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(HawcxClientRegistration.class)
				.hasSingleBean(ServerOAuth2AuthorizationRequestResolver.class)
				.hasSingleBean(ServerOAuth2AuthorizedClientRepository.class)
				.hasSingleBean(GrantedAuthoritiesMapper.class)
				.doesNotHaveBean(HawcxFactorsMapper.class)
				.getBean(HawcxClientRegistration.class)
				.extracting(HawcxClientRegistration::clientId)
				.isEqualTo("own"));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnChain {

		@Bean
		SecurityWebFilterChain ownChain(ServerHttpSecurity http) {
			return http.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		HawcxClientRegistration ownRegistration() {
			return HawcxClientRegistration.builder("own", "config").build();
		}

		@Bean
		ServerOAuth2AuthorizationRequestResolver ownResolver(ReactiveClientRegistrationRepository registrations) {
			return new DefaultServerOAuth2AuthorizationRequestResolver(registrations);
		}

		@Bean
		ServerOAuth2AuthorizedClientRepository ownClients() {
			return new WebSessionServerOAuth2AuthorizedClientRepository();
		}

		@Bean
		GrantedAuthoritiesMapper ownMapper() {
			return (authorities) -> authorities;
		}

	}

}
