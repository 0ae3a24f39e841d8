package io.hawcx.autoconfigure.security;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.security.oauth2.HawcxAuthorizationCodeTokenResponseClient;
import io.hawcx.security.oauth2.HawcxAuthorizedClientRepository;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxClientRegistrationRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class HawcxLoginAutoConfigurationTests {

	private static final AutoConfigurations ALL = AutoConfigurations.of(HawcxAutoConfiguration.class,
			HawcxTransportAutoConfiguration.class, HawcxClientAutoConfiguration.class,
			HawcxSecurityPropertiesAutoConfiguration.class, HawcxUnknownPropertiesAutoConfiguration.class,
			HawcxLoginAutoConfiguration.class, HawcxWebSecurityAutoConfiguration.class,
			OAuth2ClientAutoConfiguration.class, OAuth2ClientWebSecurityAutoConfiguration.class,
			SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class);

	private static final String[] CLIENT = { "hawcx.base-url=http://127.0.0.1:1", "hawcx.config-id=config",
			"hawcx.client-id=client" };

	private static final String GITHUB = "spring.security.oauth2.client.registration.github.";

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner().withConfiguration(ALL);

	@Test
	void loginWhenClientIdThenConfiguresChainWithoutNetwork() {
		this.runner.withPropertyValues(CLIENT)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(HawcxClientRegistrationRepository.class)
				.hasSingleBean(HawcxAuthorizationCodeTokenResponseClient.class)
				.hasSingleBean(SecurityFilterChain.class)
				.hasBean("hawcxSecurityFilterChain")
				// What an application may inject that was written against Boot alone.
				.hasSingleBean(DefaultAuthenticationEventPublisher.class)
				.getBean(OAuth2AuthorizedClientRepository.class)
				.isInstanceOf(HawcxAuthorizedClientRepository.class));
	}

	@Test
	void loginWhenNothingConfiguredOrDisabledThenLeavesBootAlone() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(HawcxClientRegistration.class)
			.hasBean("defaultSecurityFilterChain"));
		this.runner.withPropertyValues(CLIENT)
			.withPropertyValues("hawcx.login.enabled=false")
			.run((context) -> assertThat(context).hasSingleBean(HawcxOAuth.class)
				.doesNotHaveBean(HawcxClientRegistration.class));
	}

	@Test
	void loginWhenSecurityOrWebIsMissingThenOnlyCoreBeans() {
		this.runner.withPropertyValues(CLIENT)
			.withClassLoader(new FilteredClassLoader("org.springframework.security"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(HawcxOAuth.class)
				.doesNotHaveBean(HawcxClientRegistration.class));
		new ApplicationContextRunner().withConfiguration(ALL)
			.withPropertyValues(CLIENT)
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(HawcxOAuth.class)
				.doesNotHaveBean(HawcxClientRegistration.class));
	}

	@Test
	void loginWhenConnectionDetailsAreInThePlainParentContextThenIsConfigured() {
		HawcxConnectionDetails details = new HawcxConnectionDetails() {

			@Override
			public String getBaseUrl() {
				return "http://127.0.0.1:1";
			}

			@Override
			public String getConfigId() {
				return "config";
			}

			@Override
			public String getClientId() {
				return "client-of-parent";
			}

		};
		new ApplicationContextRunner().withBean(HawcxConnectionDetails.class, () -> details)
			.run((parent) -> this.runner.withParent(parent)
				.run((context) -> assertThat(context).hasNotFailed()
					.hasBean("hawcxSecurityFilterChain")
					.getBean(HawcxClientRegistration.class)
					.extracting(HawcxClientRegistration::clientId)
					.isEqualTo("client-of-parent")));
	}

	@Test
	void registrationsWhenApplicationHasOthersThenKeepsThem() {
		this.runner.withPropertyValues(CLIENT)
			.withPropertyValues(GITHUB + "client-id=a", GITHUB + "client-secret=b")
			.run((context) -> {
				ClientRegistrationRepository repository = context.getBean(ClientRegistrationRepository.class);
				assertThat(repository.findByRegistrationId("github").getClientId()).isEqualTo("a");
				assertThat((HawcxClientRegistrationRepository) repository)
					.extracting(ClientRegistration::getRegistrationId)
					.containsExactlyInAnyOrder("hawcx", "github");
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
				.getBean(SecurityFilterChain.class)
				.isSameAs(context.getBean("ownChain")));
	}

	@Test
	void beansWhenApplicationHasItsOwnThenBackOffWithOneWarning(CapturedOutput output) {
		this.runner.withPropertyValues(CLIENT).withUserConfiguration(OwnBeans.class).run((context) -> {
			assertThat(context).hasNotFailed()
				.doesNotHaveBean(HawcxAuthorizationCodeTokenResponseClient.class)
				.hasSingleBean(JwtDecoderFactory.class);
			assertThat(output.getAll().lines().filter((line) -> line.contains("a login through Hawcx lacks")))
				.singleElement()
				.asString()
				.contains("ownTokenClient", "ownDecoderFactory");
		});
	}

	@Test
	void chainWhenApplicationStoresClientsItselfThenUsesItThroughTheRule() {
		this.runner.withPropertyValues(CLIENT)
			.withUserConfiguration(OwnClients.class, PlainChain.class)
			.run((context) -> assertThat(context.getBean(PlainChain.class).clients)
				.isInstanceOf(HawcxAuthorizedClientRepository.class));
	}

	@Test
	void beansWhenTokenClientIsForAnotherGrantThenStay(CapturedOutput output) {
		this.runner.withPropertyValues(CLIENT).withUserConfiguration(OtherGrant.class).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(HawcxAuthorizationCodeTokenResponseClient.class);
			assertThat(output).doesNotContain("a login through Hawcx lacks");
		});
	}

	@Test
	void beansWhenApplicationHasTwoTokenClientsThenWarns(CapturedOutput output) {
		this.runner.withPropertyValues(CLIENT)
			.withUserConfiguration(OwnBeans.class, SecondTokenClient.class)
			.run((context) -> assertThat(output).contains("there are several beans"));
	}

	@Test
	void beansWhenApplicationHasTwoDecoderFactoriesThenFails() {
		this.runner.withPropertyValues(CLIENT)
			.withUserConfiguration(OwnBeans.class, SecondDecoderFactory.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(NoUniqueBeanDefinitionException.class)
				.hasMessageContaining("ownDecoderFactory,secondDecoderFactory"));
	}

	@Test
	void repositoryWhenBootWouldBringOneThenComesFirst() {
		this.runner.withPropertyValues(CLIENT)
			.withPropertyValues(GITHUB + "client-id=a", GITHUB + "client-secret=b")
			.run((context) -> assertThat(context).hasSingleBean(ClientRegistrationRepository.class)
				.hasSingleBean(OAuth2AuthorizedClientService.class)
				.doesNotHaveBean(InMemoryClientRegistrationRepository.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class SecondDecoderFactory {

		@Bean
		JwtDecoderFactory<ClientRegistration> secondDecoderFactory() {
			return new OidcIdTokenDecoderFactory();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnChain {

		@Bean
		SecurityFilterChain ownChain(HttpSecurity http) {
			return http.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnBeans {

		@Bean
		OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> ownTokenClient() {
			return new RestClientAuthorizationCodeTokenResponseClient();
		}

		@Bean
		JwtDecoderFactory<ClientRegistration> ownDecoderFactory() {
			return new OidcIdTokenDecoderFactory();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SecondTokenClient {

		@Bean
		OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> secondTokenClient() {
			return new RestClientAuthorizationCodeTokenResponseClient();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnClients {

		@Bean
		OAuth2AuthorizedClientRepository ownClients() {
			return new HttpSessionOAuth2AuthorizedClientRepository();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PlainChain {

		private OAuth2AuthorizedClientRepository clients;

		@Bean
		SecurityFilterChain plainChain(HttpSecurity http) {
			SecurityFilterChain chain = http.oauth2Login(Customizer.withDefaults()).build();
			this.clients = http.getSharedObject(OAuth2AuthorizedClientRepository.class);
			return chain;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OtherGrant {

		@Bean
		OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshClient() {
			return new RestClientRefreshTokenTokenResponseClient();
		}

	}

}
