package io.hawcx.benchmark.startup;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * An application that is ready to sign users in through Hawcx, by properties alone.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(HomePage.class)
public class StarterApplication {

	// The private key is the example of RFC 8037, appendix A.1: nobody's.
	static final String SIGNING_KEY = """
			{"kty":"OKP","crv":"Ed25519","kid":"example","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
			"x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""".replace("\n", "");

	/**
	 * Start, print what that took, and end.
	 * @param args unused
	 */
	public static void main(String[] args) {
		Start.measure(StarterApplication.class, "hawcx.base-url=https://api.hawcx.com", "hawcx.config-id=project",
				"hawcx.client-id=5f9a6c1e-2b3d-4c5e-8f70-112233445566", "hawcx.signing-key.value=" + SIGNING_KEY,
				"hawcx.login.code-handover.enabled=true");
	}

}
