package io.hawcx.autoconfigure.emulator;

import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.hawcx.Hawcx;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import io.hawcx.emulator.EmulatorTenant;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.management.MfaEnforcement;
import io.hawcx.oauth.HawcxOAuth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application with tenants and {@code hawcx.emulator.enabled=true}.
 */
@ExtendWith(OutputCaptureExtension.class)
class EmulatorTenantsTests {

	private static final String VERIFIER = "v".repeat(43);

	private static final AtomicReference<HawcxEmulator> OWN = new AtomicReference<>();

	@Test
	void startWhenTenantsAreConfiguredThenEachHasEmulatorProject(CapturedOutput output) {
		Map<String, Object> production = Map.of("hawcx.base-url", "https://api.hawcx.com",
				"hawcx.tenants.acme.config-id", "${ACME_CONFIG_OF_PRODUCTION}",
				"hawcx.tenants.acme.secret-key-location", "file:/run/secrets/none-here",
				"hawcx.tenants.acme.management.api-prefix", "/v2", "hawcx.tenants.acme.oauth.issuer",
				"https://acme.example.com", "hawcx.tenants.beta", "");
		try (ConfigurableApplicationContext context = run(Application.class, production)) {
			HawcxEmulator emulator = context.getBean(HawcxEmulator.class);
			HawcxTenants tenants = context.getBean(HawcxTenants.class);
			assertThat(tenants.names()).containsExactlyInAnyOrder("acme", "beta");
			for (EmulatorTenant tenant : emulator.tenants()) {
				String name = String.valueOf(tenant.name());
				HawcxOAuth oauth = tenants.get(name).oauth();
				assertThat(oauth.exchangeCode(tenant.mintCode(MintCodeRequest.forVerifier(VERIFIER)), VERIFIER)
					.claims()
					.subject()).isEqualTo(tenant.users().find(tenant.credentials().user()).subject());
				tenant.users()
					.setMfaEnforcement(tenant.credentials().user(), name.equals("acme") ? "always_on" : "default");
			}
			assertThat(context.getBean(Holder.class).enforcement()).isEqualTo("always_on");
			assertThat(
					tenants.get("beta").hawcx().mfaEnforcement(MfaEnforcement.read("alice@example.com")).preference())
				.isEqualTo("default");
			assertThat(context.getBeansOfType(HawcxConnectionDetails.class)).isEmpty();
			assertThat(emulator.requests().refused().list()).isEmpty();
		}
		assertThat(output.getAll().lines().filter((line) -> line.contains("set aside"))).singleElement()
			.asString()
			.contains("hawcx.base-url, ", "hawcx.tenants.acme.config-id", "hawcx.tenants.acme.secret-key-location",
					"hawcx.tenants.acme.oauth.issuer", "hawcx.tenants.acme.management.api-prefix")
			.doesNotContain("tenants.beta", "acme.example.com", "run/secrets");
		assertThat(output).doesNotContain("unknown", "hwx_sk_v1_");
	}

	@Test
	void startWhenThereIsAProjectBesideTenantsThenBothAreTheEmulators() {
		try (ConfigurableApplicationContext context = run(Application.class,
				Map.of("hawcx.tenants.acme.config-id", "production", "hawcx.client-id", "production"))) {
			HawcxEmulator emulator = context.getBean(HawcxEmulator.class);
			assertThat(context.getBean(HawcxConnectionDetails.class).getClientId())
				.isEqualTo(emulator.credentials().confidentialClientId());
			assertThat(context.getBean(HawcxTenants.class).get("acme").connectionDetails().getClientId())
				.isEqualTo(emulator.tenant("acme").credentials().confidentialClientId());
		}
	}

	@Test
	void stopWhenApplicationFailsToStartThenFreesEmulatorsPort(CapturedOutput output) {
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> run(Failing.class, Map.of("hawcx.tenants.acme", "")));
		String line = output.getAll().lines().filter((each) -> each.contains("is ready at")).findFirst().orElseThrow();
		int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).strip());
		HawcxEmulator.builder().port(port).start().close();
	}

	@Test
	void startWhenEmulatorIsApplicationsOwnThenIsRefused() {
		try (HawcxEmulator own = HawcxEmulator.start()) {
			OWN.set(own);
			assertThatExceptionOfType(HawcxConfigurationException.class)
				.isThrownBy(() -> run(OwnEmulator.class, Map.of("hawcx.tenants.acme", "")))
				.withMessageContaining("'ownEmulator' is an emulator of the application's own");
		}
	}

	@Test
	void startWhenNameCannotBeATenantsThenSaysSo() {
		assertThatExceptionOfType(Exception.class)
			.isThrownBy(() -> run(Plain.class, Map.of("hawcx.tenants.acme-inc.config-id", "production")))
			.havingRootCause()
			.withMessageContaining("a name that cannot be a tenant's");
	}

	private static ConfigurableApplicationContext run(Class<?> application, Map<String, Object> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("application.yml", properties));
		return new SpringApplicationBuilder(application).environment(environment)
			.web(WebApplicationType.NONE)
			.properties("hawcx.emulator.enabled=true", "spring.main.banner-mode=off")
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		Holder holder(@Qualifier("acme") Hawcx acme) {
			return new Holder(acme);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Plain {

	}

	record Holder(Hawcx acme) {

		String enforcement() {
			return this.acme.mfaEnforcement(MfaEnforcement.read("alice@example.com")).preference();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Failing {

		@Bean
		Object failing(HawcxTenants tenants) {
			throw new IllegalStateException("fails to start");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OwnEmulator {

		@Bean(destroyMethod = "")
		HawcxEmulator ownEmulator() {
			return OWN.get();
		}

	}

}
