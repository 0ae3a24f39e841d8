package io.hawcx.autoconfigure.aot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.hawcx.Hawcx;
import io.hawcx.HawcxAsync;
import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.emulator.HawcxEmulatorAutoConfiguration;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.tenant.HawcxTenantAutoConfiguration;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.EmulatorTenant;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.management.MfaEnforcement;
import io.hawcx.management.StepUpClient;
import io.hawcx.oauth.HawcxOAuth;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HawcxAotAutoConfigurationTests {

	private static final String SECRET = "c2VjcmV0LW9mLXRoZS1idWlsZA";

	private static HawcxEmulator emulator;

	private static ProcessedApplication withClientId;

	private static ProcessedApplication withNothing;

	private static ProcessedApplication withEmulatorOfTenants;

	@BeforeAll
	static void process(@TempDir Path folder) throws IOException {
		emulator = HawcxEmulator.start();
		List<Class<?>> configurations = List.of(SslAutoConfiguration.class, HawcxEmulatorAutoConfiguration.class,
				HawcxAutoConfiguration.class, HawcxTenantAutoConfiguration.class, HawcxTransportAutoConfiguration.class,
				HawcxClientAutoConfiguration.class, HawcxUnknownPropertiesAutoConfiguration.class,
				HawcxAotAutoConfiguration.class);
		withClientId = ProcessedApplication.process(folder.resolve("client"), "Client", configurations,
				"hawcx.client-id=" + SECRET, "hawcx.management.relying-party=" + SECRET);
		withNothing = ProcessedApplication.process(folder.resolve("nothing"), "Nothing", configurations);
		withEmulatorOfTenants = ProcessedApplication.process(folder.resolve("tenants"), "Tenants", configurations,
				emulatorOfTenants().entrySet().stream().map(Map.Entry::toString).toArray(String[]::new));
	}

	@AfterAll
	static void stopEmulator() {
		emulator.close();
	}

	@Test
	void sourcesWhenProcessedThenHoldNothingOfTheBuild() {
		assertThat(withClientId.sources()).contains("\"hawcx.client-id\", \"set\"").doesNotContain(SECRET);
	}

	@Test
	void callsWhenValuesComeAtRunTimeThenAreMadeWithThem() {
		EmulatorCredentials credentials = emulator.credentials();
		Map<String, String> properties = connection();
		properties.put("hawcx.secret-key", credentials.secretKey());
		try (GenericApplicationContext context = withClientId.start(properties)) {
			assertThat(context.getBean(Hawcx.class)
				.management("/v1/management/users/mfa-enforcement", Map.of("userid", credentials.user())))
				.containsEntry("mfa_enforcement", "default");
			assertThat(context.getBean(HawcxOAuth.class).metadata().issuer()).isEqualTo(credentials.issuer());
			assertThat(context.getBean(HawcxConnectionDetails.class).getClientId())
				.isEqualTo(credentials.publicClientId());
		}
	}

	@Test
	void clientsWhenThereIsNoKeyAtRunTimeThenAreThoseOfLogin() {
		try (GenericApplicationContext context = withClientId.start(connection())) {
			assertThat(context.getBeansOfType(HawcxOAuth.class)).hasSize(1);
			assertThat(context.getBeanNamesForType(Hawcx.class)).isEmpty();
			assertThat(context.getBeanNamesForType(StepUpClient.class)).isEmpty();
			assertThat(context.getBeanNamesForType(HawcxAsync.class)).isEmpty();
		}
	}

	@Test
	void startWhenNothingWasSetAtBuildThenRefusesAConnection() {
		Map<String, String> keyOnly = connection();
		keyOnly.remove("hawcx.client-id");
		keyOnly.put("hawcx.secret-key", SECRET);
		assertRefused(() -> withNothing.start(connection()), "hawcx.base-url is set, but nothing of the connection");
		assertRefused(() -> withNothing.start(keyOnly), "hawcx.base-url is set, but nothing of the connection");
		withNothing.start(Map.of()).close();
	}

	@Test
	void startWhenNothingIsSetAtRunTimeThenIsRefused() {
		assertRefused(() -> withClientId.start(Map.of()), "None of hawcx.base-url");
		Map<String, String> keyOnly = connection();
		keyOnly.remove("hawcx.client-id");
		keyOnly.put("hawcx.secret-key", SECRET);
		assertRefused(() -> withClientId.start(keyOnly), "hawcx.client-id is not set, but was");
	}

	@Test
	void startWhenSwitchesDifferFromTheBuildThenIsRefused() {
		Map.of("hawcx.emulator.enabled", "true", "hawcx.login.enabled", "FALSE",
				"hawcx.login.code-handover.token.enabled", "true", "hawcx.step-up.enabled", "true",
				"hawcx.resource-server.enabled", "true", "hawcx.replay-store", "redis")
			.forEach((name, value) -> {
				Map<String, String> properties = connection();
				properties.put(name, value);
				assertRefused(() -> withClientId.start(properties), name + " is " + value.toLowerCase() + ", but was");
			});
	}

	@Test
	void startWhenTenantsCameAfterTheBuildThenIsRefused() {
		assertRefused(() -> withNothing.start(Map.of("hawcx.tenants.blue.client-id", SECRET)),
				"hawcx.tenants is set, but was not set");
	}

	@Test
	void callsWhenTenantsHaveProjectsOfTheEmulatorThenAreMadeThere() {
		assertThat(withEmulatorOfTenants.sources()).doesNotContain("hwx_sk_v1_", "cfg_");
		try (GenericApplicationContext context = withEmulatorOfTenants.start(emulatorOfTenants())) {
			HawcxTenants tenants = context.getBean(HawcxTenants.class);
			assertThat(tenants.names()).containsExactlyInAnyOrder("acme", "beta");
			for (EmulatorTenant tenant : context.getBean(HawcxEmulator.class).tenants()) {
				String name = String.valueOf(tenant.name());
				tenant.users().setMfaEnforcement("alice@example.com", name.equals("acme") ? "always_on" : "default");
			}
			assertThat(
					tenants.get("acme").hawcx().mfaEnforcement(MfaEnforcement.read("alice@example.com")).preference())
				.isEqualTo("always_on");
			assertThat(
					tenants.get("beta").hawcx().mfaEnforcement(MfaEnforcement.read("alice@example.com")).preference())
				.isEqualTo("default");
		}
	}

	private static Map<String, String> emulatorOfTenants() {
		return Map.of("hawcx.emulator.enabled", "true", "hawcx.emulator.allow-in-packaged-jar", "true",
				"hawcx.tenants.acme", "", "hawcx.tenants.beta", "");
	}

	private static Map<String, String> connection() {
		EmulatorCredentials credentials = emulator.credentials();
		return new TreeMap<>(Map.of("hawcx.base-url", credentials.issuer(), "hawcx.config-id", credentials.configId(),
				"hawcx.client-id", credentials.publicClientId()));
	}

	private static void assertRefused(ThrowingCallable start, String reason) {
		assertThatExceptionOfType(HawcxConfigurationException.class).isThrownBy(start)
			.satisfies((ex) -> assertThat(ex.getMessage()).startsWith(reason)
				.contains("processed ahead of time (AOT)")
				.doesNotContain(SECRET));
	}

}
