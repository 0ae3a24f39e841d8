package io.hawcx.sample.api;

import java.util.Map;

import io.hawcx.emulator.HawcxEmulator;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * The sample, started once for all tests, with a single-page application on another port.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = RunningApi.Client.class)
abstract class RunningApi {

	@Autowired
	HawcxEmulator hawcx;

	@Autowired
	SinglePageClient client;

	@LocalServerPort
	private int port;

	String user;

	@BeforeEach
	void prepare() {
		this.user = this.hawcx.credentials().user();
		this.hawcx.users().setMfaEnforcement(this.user, "default");
		this.client.configure(
				Map.of("api", api(), "hawcx", this.hawcx.baseUrl(), "configId", this.hawcx.credentials().configId()));
	}

	String api() {
		return "http://localhost:" + this.port;
	}

	/**
	 * Starts the client, and lists two origins of it: of the same site as the API, and of
	 * another.
	 */
	static class Client implements ApplicationContextInitializer<GenericApplicationContext> {

		@Override
		public void initialize(GenericApplicationContext context) {
			SinglePageClient client = new SinglePageClient();
			context.registerBean(SinglePageClient.class, () -> client);
			TestPropertyValues
				.of("hawcx.login.allowed-origins=" + client.origin("localhost") + "," + client.origin("127.0.0.1"))
				.applyTo(context);
		}

	}

}
