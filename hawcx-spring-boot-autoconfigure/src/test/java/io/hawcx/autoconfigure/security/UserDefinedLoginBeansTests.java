package io.hawcx.autoconfigure.security;

import java.util.List;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.reactive.ReactiveOAuth2ClientAutoConfiguration;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.oauth2.client.CommonOAuth2Provider;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the one warning about beans of the application's own, on both stacks.
 */
@ExtendWith(OutputCaptureExtension.class)
class UserDefinedLoginBeansTests {

	private static final String WARNING = "The application's own beans take the place of Hawcx's. Unless they build on "
			+ "the classes of io.hawcx.security.oauth2, a login through Hawcx lacks: ";

	private static final AutoConfigurations OURS = AutoConfigurations.of(HawcxAutoConfiguration.class,
			HawcxTransportAutoConfiguration.class, HawcxClientAutoConfiguration.class,
			HawcxSecurityPropertiesAutoConfiguration.class, HawcxUnknownPropertiesAutoConfiguration.class,
			HawcxLoginAutoConfiguration.class, HawcxWebSecurityAutoConfiguration.class,
			HawcxReactiveLoginAutoConfiguration.class, HawcxReactiveWebSecurityAutoConfiguration.class);

	private static final AbstractApplicationContextRunner<?, ?, ?> SERVLET = new WebApplicationContextRunner()
		.withConfiguration(OURS)
		.withConfiguration(AutoConfigurations.of(OAuth2ClientAutoConfiguration.class, SecurityAutoConfiguration.class,
				ServletWebSecurityAutoConfiguration.class));

	private static final AbstractApplicationContextRunner<?, ?, ?> REACTIVE = new ReactiveWebApplicationContextRunner()
		.withConfiguration(OURS)
		.withConfiguration(AutoConfigurations.of(ReactiveOAuth2ClientAutoConfiguration.class,
				ReactiveWebSecurityAutoConfiguration.class, ReactiveUserDetailsServiceAutoConfiguration.class,
				WebFluxAutoConfiguration.class));

	static List<Foreign> foreign() {
		String registrations = "Hawcx's registration, discovered when it is needed";
		String tokenClient = "Ed25519 client assertions, X-Config-Id and replies without access_token";
		String decoders = "Hawcx's rules for id_tokens, EdDSA among them";
		String factors = "the FACTOR_* authorities, unless a HawcxFactorsMapper is wrapped around the application's own "
				+ "mapper (GrantedAuthoritiesMapper 'ownMapper').";
		return List.of(new Foreign(SERVLET, OwnMapper.class, factors), new Foreign(REACTIVE, OwnMapper.class, factors),
				new Foreign(SERVLET, OwnRegistrations.class,
						registrations + " (ClientRegistrationRepository 'ownRegistrations')."),
				new Foreign(SERVLET, OwnTokenClient.class,
						tokenClient + " (OAuth2AccessTokenResponseClient 'ownTokenClient')."),
				new Foreign(SERVLET, OwnDecoders.class, decoders + " (JwtDecoderFactory 'ownDecoders')."),
				new Foreign(REACTIVE, OwnReactiveRegistrations.class,
						registrations + " (ReactiveClientRegistrationRepository 'ownRegistrations')."),
				new Foreign(REACTIVE, OwnReactiveTokenClient.class,
						tokenClient + " (ReactiveOAuth2AccessTokenResponseClient 'ownTokenClient')."),
				new Foreign(REACTIVE, OwnReactiveDecoders.class,
						decoders + " (ReactiveJwtDecoderFactory 'ownDecoders')."));
	}

	private static List<String> warnings(CapturedOutput output) {
		return output.getAll()
			.lines()
			.filter((line) -> line.contains("WARN") && line.contains("io.hawcx") || line.contains("login through"))
			// Applications of earlier tests tell within a minute how often they were
			// asked.
			.filter((line) -> !line.contains("more within a minute"))
			.toList();
	}

	private static ClientRegistration github() {
		return CommonOAuth2Provider.GITHUB.getBuilder("github").clientId("a").clientSecret("b").build();
	}

	@ParameterizedTest
	@MethodSource("foreign")
	void startWhenBeanIsTheApplicationsThenOneWarningNamesWhatIsMissing(Foreign foreign, CapturedOutput output) {
		foreign.runner()
			.withUserConfiguration(foreign.bean())
			.withPropertyValues("hawcx.base-url=http://127.0.0.1:1", "hawcx.config-id=config", "hawcx.client-id=client")
			.run((context) -> {
				assertThat(context.getStartupFailure()).isNull();
				assertThat(warnings(output)).singleElement().asString().endsWith(WARNING + foreign.missing());
			});
	}

	/**
	 * A bean of the application's own.
	 *
	 * @param runner the stack
	 * @param bean its configuration
	 * @param missing what the warning says
	 */
	record Foreign(AbstractApplicationContextRunner<?, ?, ?> runner, Class<?> bean, String missing) {

		@Override
		public String toString() {
			return bean().getSimpleName();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnMapper {

		@Bean
		GrantedAuthoritiesMapper ownMapper() {
			return (authorities) -> authorities;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnRegistrations {

		@Bean
		ClientRegistrationRepository ownRegistrations() {
			return new InMemoryClientRegistrationRepository(github());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnTokenClient {

		@Bean
		OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> ownTokenClient() {
			return new RestClientAuthorizationCodeTokenResponseClient();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDecoders {

		@Bean
		JwtDecoderFactory<ClientRegistration> ownDecoders() {
			return new OidcIdTokenDecoderFactory();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnReactiveRegistrations {

		@Bean
		ReactiveClientRegistrationRepository ownRegistrations() {
			return new InMemoryReactiveClientRegistrationRepository(github());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnReactiveTokenClient {

		@Bean
		ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> ownTokenClient() {
			return new WebClientReactiveAuthorizationCodeTokenResponseClient();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnReactiveDecoders {

		@Bean
		ReactiveJwtDecoderFactory<ClientRegistration> ownDecoders() {
			return new ReactiveOidcIdTokenDecoderFactory();
		}

	}

}
