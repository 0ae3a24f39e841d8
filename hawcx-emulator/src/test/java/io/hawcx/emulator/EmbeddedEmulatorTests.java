package io.hawcx.emulator;

import java.util.List;

import io.hawcx.emulator.tenant.Client;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The documentation's use of the emulator from Java.
 */
class EmbeddedEmulatorTests {

	@Test
	void configuresAnApplicationFromItsCredentials() {
		Application application = new Application();
		try (HawcxEmulator hawcx = HawcxEmulator.builder()
			.seed("my team")
			.idTokenAlgorithm(IdTokenAlgorithm.EDDSA)
			.start()) {
			EmulatorCredentials credentials = hawcx.credentials();
			hawcx.users().create("bob@example.com");
			application.start(credentials.issuer(), credentials.configId(), credentials.publicClientId());
		}
		assertThat(application.issuer).startsWith("http://127.0.0.1:");
	}

	@Test
	void registersClientsWhileItRuns() {
		String publicJwk = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"sig-1\","
				+ "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";
		try (HawcxEmulator hawcx = HawcxEmulator.start()) {
			hawcx.registerClient(
					Client.publicClient("shop").redirectUris("http://localhost:8081/login/oauth2/code/hawcx"));
			hawcx.registerClient(Client.confidential("back-office", publicJwk));
			assertThat(hawcx.clients()).extracting(Client::id).containsAll(List.of("shop", "back-office"));
		}
	}

	@Test
	void servesSeveralTenants() {
		Application application = new Application();
		try (HawcxEmulator hawcx = HawcxEmulator.builder().tenant("acme").tenant("beta").start()) {
			EmulatorCredentials acme = hawcx.tenant("acme").credentials();
			hawcx.tenant("acme").users().create("bob@example.com");
			application.start(acme.issuer(), acme.configId(), acme.publicClientId());
			assertThat(application.issuer).isEqualTo(hawcx.baseUrl());
			assertThat(hawcx.tenant("beta").users().find("bob@example.com")).isNull();
		}
	}

	private static final class Application {

		private String issuer;

		void start(String issuer, String configId, String clientId) {
			assertThat(configId).isNotEqualTo(clientId);
			this.issuer = issuer;
		}

	}

}
