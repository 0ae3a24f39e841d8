package io.hawcx.autoconfigure.internal;

import java.util.concurrent.atomic.AtomicReference;

import io.hawcx.Hawcx;
import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.tenant.HawcxTenantAutoConfiguration;
import io.hawcx.key.SecretKey;
import io.hawcx.oauth.HawcxOAuth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an application reads whose bean asks for a client that is not there.
 */
class MissingHawcxBeanTests {

	private static final String SECRET_KEY = "secret-key=" + SecretKey.generate("customer", "hawcx").blob();

	// A test slice has the application's properties and none of the starter's beans.
	private final ApplicationContextRunner slice = new ApplicationContextRunner();

	private final ApplicationContextRunner whole = this.slice.withPropertyValues("hawcx.base-url=https://api.hawcx.com")
		.withConfiguration(AutoConfigurations.of(HawcxAutoConfiguration.class, HawcxTenantAutoConfiguration.class,
				HawcxTransportAutoConfiguration.class, HawcxClientAutoConfiguration.class));

	@Test
	void startWhenNothingIsSetThenNamesTheProperties() {
		assertTold(this.whole.withPropertyValues("hawcx.base-url="), NeedsHawcx.class,
				"needs a Hawcx bean, but the hawcx.* properties do not configure one",
				"Set hawcx.base-url, hawcx.config-id and hawcx.secret-key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "hawcx.emulator.enabled=true", "hawcx.signing-key.location=file:/run/secrets/hawcx.jwk",
			"hawcx.secret-key=key" })
	void startWhenInSliceThenSaysThatTheStarterIsNotThere(String property) {
		assertTold(this.slice.withPropertyValues(property), NeedsHawcx.class,
				"needs a Hawcx bean, and properties configure one, but the starter's auto-configuration is not part",
				"@AutoConfigureHawcxEmulator");
	}

	@Test
	void startWhenClientIdAloneIsSetThenTellsEachClientWhatItLacks() {
		ApplicationContextRunner login = this.slice.withPropertyValues("hawcx.client-id=client");
		assertTold(login, NeedsHawcx.class, "do not configure one", "Set hawcx.base-url");
		assertTold(login, NeedsOAuth.class, "needs a HawcxOAuth bean, and properties configure one", "@MockitoBean");
	}

	@Test
	void startWhenQualifierIsUnknownThenNamesTheTenantsThatThereAre() {
		ApplicationContextRunner tenants = this.whole.withPropertyValues("hawcx.config-id=config",
				"hawcx." + SECRET_KEY, "hawcx.tenants.beta.config-id=config", "hawcx.tenants.beta." + SECRET_KEY);
		assertTold(tenants, NeedsAcme.class,
				"needs a Hawcx bean with @Qualifier(\"acme\"), but hawcx.tenants.acme.* says nothing", "beta");
		assertTold(
				tenants.withPropertyValues("hawcx.tenants.acme.config-id=config",
						"hawcx.tenants.acme.client-id=client"),
				NeedsAcme.class, "hawcx.tenants.acme.* does not configure one", "hawcx.tenants.acme.secret-key");
		assertTold(this.slice.withPropertyValues("hawcx.tenants.acme." + SECRET_KEY), NeedsAcme.class,
				"and properties configure one", "@AutoConfigureHawcxEmulator");
		assertTold(this.slice.withPropertyValues("hawcx." + SECRET_KEY), NeedsAcme.class,
				"hawcx.tenants.acme.* says nothing", "Remove the qualifier");
	}

	@Test
	void startWhenThereAreTenantsAloneThenAsksForTheName() {
		assertTold(
				this.whole.withPropertyValues("hawcx.tenants.beta.config-id=config",
						"hawcx.tenants.beta." + SECRET_KEY),
				NeedsHawcx.class, "only those of tenants", "@Qualifier(\"beta\")");
	}

	@Test
	void chainWhenLoginIsNotThereThenSaysWhy() {
		assertThat(login().getDescription()).contains("neither hawcx.client-id nor");
		assertThat(login("hawcx.client-id", "client", "hawcx.login.enabled", "false").getDescription())
			.isEqualTo("A security filter chain asks for a login, but hawcx.login.enabled is false.");
		assertThat(login("hawcx.client-id", "client").getDescription()).contains("is not part of this context");
		assertThat(login("hawcx.client-id", "${NOT_SET}").getDescription()).contains("neither hawcx.client-id nor");
	}

	private static FailureAnalysis login(String... properties) {
		MockEnvironment environment = new MockEnvironment();
		for (int i = 0; i < properties.length; i += 2) {
			environment.setProperty(properties[i], properties[i + 1]);
		}
		FailureAnalysis analysis = new MissingHawcxBeanFailureAnalyzer(new DefaultListableBeanFactory(), environment)
			.analyze(new NoSuchBeanDefinitionException(ClientRegistrationRepository.class));
		assertThat(analysis).isNotNull();
		return analysis;
	}

	private static void assertTold(ApplicationContextRunner runner, Class<?> needs, String description, String action) {
		AtomicReference<Environment> environment = new AtomicReference<>();
		runner.withUserConfiguration(needs)
			.withInitializer((context) -> environment.set(context.getEnvironment()))
			.run((context) -> {
				FailureAnalysis analysis = new MissingHawcxBeanFailureAnalyzer(new DefaultListableBeanFactory(),
						environment.get())
					.analyze(context.getStartupFailure());
				assertThat(analysis).isNotNull();
				assertThat(analysis.getDescription()).contains(description).doesNotContain("hwx_sk_").endsWith(".");
				assertThat(analysis.getAction()).contains(action).endsWith(".");
			});
	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsHawcx {

		@Bean
		String name(Hawcx hawcx) {
			return "name";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsOAuth {

		@Bean
		String name(HawcxOAuth oauth) {
			return "name";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class NeedsAcme {

		@Bean
		String name(@Qualifier("acme") Hawcx hawcx) {
			return "name";
		}

	}

}
