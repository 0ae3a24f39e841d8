package io.hawcx.test;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.tenant.HawcxTenant;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import io.hawcx.emulator.EmulatorTenant;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.management.MfaEnforcement;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of an application with tenants.
 */
class EmulatorTenantsTests {

	private static final String VERIFIER = "v".repeat(43);

	@Test
	void tenantsWhenGivenOrConfiguredThenEachIsConnectedToTheEmulator() {
		ApplicationContext context = context(Given.class);
		HawcxEmulator emulator = context.getBean(HawcxEmulator.class);
		HawcxTenants tenants = context.getBean(HawcxTenants.class);
		assertThat(tenants.names()).containsExactlyInAnyOrder("acme", "beta", "configured");
		for (EmulatorTenant tenant : emulator.tenants()) {
			HawcxTenant connected = tenants.get(String.valueOf(tenant.name()));
			String user = tenant.credentials().user();
			assertThat(connected.oauth()
				.exchangeCode(tenant.mintCode(MintCodeRequest.forVerifier(VERIFIER)), VERIFIER)
				.claims()
				.subject()).isEqualTo(tenant.users().find(user).subject());
			assertThat(connected.hawcx().mfaEnforcement(MfaEnforcement.read(user)).preference()).isEqualTo("default");
		}
		assertThat(emulator.requests().refused().list()).isEmpty();
	}

	@Test
	void projectWhenApplicationHasOneBesideTenantsThenIsTheEmulatorsToo() {
		HawcxEmulator emulator = context(Given.class).getBean(HawcxEmulator.class);
		assertThat(context(Given.class).getBean(HawcxConnectionDetails.class).getConfigId())
			.isEqualTo(emulator.credentials().configId());
		assertThat(context(Alone.class).getBeansOfType(HawcxConnectionDetails.class)).isEmpty();
	}

	@Test
	void clientWhenItIsToBePublicThenIsSoForTenants() {
		ApplicationContext context = context(Alone.class);
		EmulatorTenant acme = context.getBean(HawcxEmulator.class).tenant("acme");
		HawcxConnectionDetails details = context.getBean(HawcxTenants.class).get("acme").connectionDetails();
		assertThat(details.getClientId()).isEqualTo(acme.credentials().publicClientId());
		assertThat(details.getSigningKey()).isNull();
	}

	@Test
	void contextWhenTenantsAreOthersThenIsAnother() {
		assertThat(context(Same.class)).isSameAs(context(Given.class));
		assertThat(context(Other.class)).isNotSameAs(context(Given.class));
		assertThat(context(Other.class).getBean(HawcxTenants.class).names()).containsExactly("acme");
	}

	@Test
	void contextWhenNameCannotBeATenantsThenSaysSo() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> context(Wrong.class))
			.havingRootCause()
			.withMessageContaining("A tenant's name has 1 to 32 lower-case letters and digits.");
	}

	private static ApplicationContext context(Class<?> testClass) {
		return new TestContextManager(testClass).getTestContext().getApplicationContext();
	}

	@HawcxEmulatorTest(tenants = { "acme", "beta" }, properties = { "hawcx.tenants.configured.config-id=${NOT_SET}",
			"hawcx.tenants.configured.signing-key.location=file:/run/secrets/none-here" })
	static class Given {

	}

	@HawcxEmulatorTest(tenants = { "acme", "beta" }, properties = { "hawcx.tenants.configured.config-id=${NOT_SET}",
			"hawcx.tenants.configured.signing-key.location=file:/run/secrets/none-here" })
	static class Same {

	}

	@HawcxEmulatorTest(tenants = "acme")
	static class Other {

	}

	@SpringBootTest(classes = TenantsApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
	@AutoConfigureHawcxEmulator(tenants = "acme", publicClient = true)
	@TestPropertySource(properties = "spring.config.location=optional:classpath:none/")
	static class Alone {

	}

	@HawcxEmulatorTest(tenants = "Acme")
	static class Wrong {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class TenantsApplication {

	}

}
