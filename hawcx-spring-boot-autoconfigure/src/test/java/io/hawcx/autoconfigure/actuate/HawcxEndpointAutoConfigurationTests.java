package io.hawcx.autoconfigure.actuate;

import java.security.Principal;
import java.util.Map;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpTransport;
import io.hawcx.http.LoopbackServer;
import io.hawcx.key.SecretKey;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class HawcxEndpointAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=hawcx";

	private static final String SHOW = "management.endpoint.hawcx.show-values=";

	private final String secretKey = SecretKey.generate("hk-1", "hawcx").blob();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(HawcxAutoConfiguration.class, HawcxTransportAutoConfiguration.class,
				HawcxActuatorAutoConfiguration.class, HawcxEndpointAutoConfiguration.class))
		.withPropertyValues("hawcx.base-url=https://api.example.com", "hawcx.config-id=config-7",
				"hawcx.secret-key=" + this.secretKey);

	@SuppressWarnings("unchecked")
	private static Map<String, Object> configuration(Map<String, Object> report) {
		return (Map<String, Object>) report.get("configuration");
	}

	private static Map<String, Object> read(ApplicationContext context) {
		return context.getBean(HawcxEndpoint.class).hawcx();
	}

	@Test
	void endpointWhenNotExposedOrNotPossibleThenIsAbsent() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(HawcxEndpoint.class));
		this.runner.withPropertyValues(EXPOSED, "hawcx.base-url=", "hawcx.config-id=", "hawcx.secret-key=")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(HawcxEndpoint.class));
		this.runner.withPropertyValues(EXPOSED)
			.withClassLoader(new FilteredClassLoader(SanitizingFunction.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("hawcxEndpoint"));
	}

	@Test
	void endpointWhenValuesAreShownThenTellsAddressesAndIdsAndNoSecret() {
		this.runner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(configuration(read(context))).containsEntry("baseUrl", "******")
				.containsEntry("configId", "******")
				.containsEntry("secretKeyId", "hk-1")
				.doesNotContainKey("clientId"));
		this.runner.withPropertyValues(EXPOSED, SHOW + "always").run((context) -> {
			assertThat(configuration(read(context))).containsEntry("baseUrl", "https://api.example.com")
				.containsEntry("configId", "config-7")
				.containsEntry("secretKey", true)
				.containsEntry("signingKey", false);
			assertThat(read(context).toString()).doesNotContain(this.secretKey, "hwx_sk_v1_");
		});
	}

	@Test
	void endpointWhenApplicationSanitizesThenFollows() {
		SanitizingFunction ids = (data) -> data.getKey().equals("hawcx.config-id") ? data.withValue("***") : data;
		this.runner.withPropertyValues(EXPOSED, SHOW + "always")
			.withBean("ids", SanitizingFunction.class, () -> ids)
			.run((context) -> assertThat(configuration(read(context))).containsEntry("configId", "***")
				.containsEntry("baseUrl", "https://api.example.com"));
	}

	@Test
	void extensionWhenValuesAreForTheAuthorizedThenLooksAtRoles() {
		this.runner.withPropertyValues(EXPOSED, SHOW + "when-authorized", "management.endpoint.hawcx.roles=ops")
			.run((context) -> {
				HawcxEndpointWebExtension web = context.getBean(HawcxEndpointWebExtension.class);
				assertThat(configuration(web.hawcx(user("ops")))).containsEntry("configId", "config-7");
				assertThat(configuration(web.hawcx(user("other")))).containsEntry("configId",
						SanitizableData.SANITIZED_VALUE);
				assertThat(configuration(read(context))).containsEntry("configId", SanitizableData.SANITIZED_VALUE);
			});
	}

	private static SecurityContext user(String role) {
		return new SecurityContext() {
			@Override
			public Principal getPrincipal() {
				return () -> "user";
			}

			@Override
			public boolean isUserInRole(String asked) {
				return asked.equals(role);
			}
		};
	}

	@Test
	void failuresWhenHawcxNamesThemThenHaveItsIdUnlessItRepeatsWhatWasSent() {
		String reply = "HTTP/1.1 503 X\r\nX-Request-Id: req-42\r\nContent-Length: 0\r\n\r\n";
		try (LoopbackServer server = LoopbackServer.answering(reply)) {
			this.runner.withPropertyValues(EXPOSED, "hawcx.base-url=" + server.uri("")).run((context) -> {
				HttpTransport transport = context.getBean(HttpTransport.class);
				transport.send(HttpRequest.get(server.uri("/x")).operation(HttpOperation.JWKS));
				assertThat(read(context).get("failures")).asString().contains("operation=jwks", "requestId=req-42");
				for (int i = 0; i < 30; i++) {
					transport.send(HttpRequest.post(server.uri("/token"), "code=req-42".getBytes())
						.operation(HttpOperation.TOKEN));
				}
				assertThat(read(context).get("failures")).asInstanceOf(InstanceOfAssertFactories.LIST).hasSize(20);
				assertThat(read(context).get("failures")).asString().doesNotContain("req-42");
			});
		}
	}

}
