package io.hawcx.autoconfigure;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests mistakes in applications with a web server, which asks for the security filter
 * chain, and so for the login and its clients, before the other beans are created.
 */
@ExtendWith(OutputCaptureExtension.class)
class ServerMistakeTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "hawcx.secret-key-location=/run/secrets/hawcx | was looked for among the web application's files",
					"hawcx.login.scope=openid email | holds a scope with a space in it",
					"hawcx.login.registration-id= | is part of an address, and holds something else",
					"hawcx.signing-key.location='file:/run/x' | begins with a quotation mark",
					"hawcx.login.permit-all=/{id | holds '/{id', which is no pattern of paths",
					"hawcx.login.enabled=on | is switched on by another word than true",
					"'hawcx.login.enabled=true ' | has a space or a line break beside its value",
					"'hawcx.replay-store=redis ' | has a space or a line break beside its value",
					"hawcx.oauth.timeout=-1s | must be longer than zero",
					"hawcx.http.max-attempts=4 | must be 1, for no retries, to 3" })
	void namesPropertyWhenServerAsksForLoginFirst(String written, String description, CapturedOutput output) {
		String property = written.substring(0, written.indexOf('='));
		for (WebApplicationType type : List.of(WebApplicationType.SERVLET, WebApplicationType.REACTIVE)) {
			assertThatException().as(type.name())
				.isThrownBy(() -> new SpringApplicationBuilder(Application.class).web(type)
					.run("--hawcx.base-url=https://api.hawcx.com", "--hawcx.config-id=config",
							"--hawcx.client-id=client", "--server.port=0", "--server.address=127.0.0.1", "--" + written)
					.close());
		}
		// What is read is what the first of all analyzers makes of it.
		assertThat(output.getAll().split("Description:\\s+" + Pattern.quote(property + " " + description), -1))
			.as(output.getAll())
			.hasSize(3);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
