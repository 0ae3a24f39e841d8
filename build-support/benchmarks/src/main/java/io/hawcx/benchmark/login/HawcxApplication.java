package io.hawcx.benchmark.login;

import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;

/**
 * An application that signs users in through Hawcx, by code hand-over and by redirect, as
 * a confidential client. It consists of properties alone.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(SignedInPage.class)
public class HawcxApplication {

	static ConfigurableApplicationContext run(String credentials) {
		JsonNode hawcx = new JsonMapper().readTree(credentials);
		return Processes.application(HawcxApplication.class,
				Map.of("hawcx.base-url", hawcx.get("issuer").asString(), "hawcx.config-id",
						hawcx.get("config_id").asString(), "hawcx.client-id", hawcx.get("client_id").asString(),
						"hawcx.signing-key.value", hawcx.get("signing_key").asString(),
						"hawcx.login.code-handover.enabled", true));
	}

	/**
	 * Run until the standard input ends, whose first line holds the emulator's
	 * credentials.
	 * @param args unused
	 * @throws Exception if the start fails
	 */
	public static void main(String[] args) throws Exception {
		Processes.serve(run(String.valueOf(Processes.readLine())));
	}

}
