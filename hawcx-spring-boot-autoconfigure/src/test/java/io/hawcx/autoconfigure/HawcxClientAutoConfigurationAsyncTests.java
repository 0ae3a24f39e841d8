package io.hawcx.autoconfigure;

import java.net.URI;
import java.util.Map;

import io.hawcx.Hawcx;
import io.hawcx.HawcxAsync;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.emulator.HawcxEmulatorAutoConfiguration;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.security.HawcxSecurityPropertiesAutoConfiguration;
import io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpRequest;
import io.hawcx.management.StepUpClient;
import io.hawcx.management.StepUpClientAsync;
import io.hawcx.oauth.HawcxOAuthAsync;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

class HawcxClientAutoConfigurationAsyncTests {

	private static final String ENFORCEMENT = "/v1/management/users/mfa-enforcement";

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(SslAutoConfiguration.class, HawcxAutoConfiguration.class, HawcxTransportAutoConfiguration.class,
				HawcxClientAutoConfiguration.class, HawcxSecurityPropertiesAutoConfiguration.class,
				HawcxUnknownPropertiesAutoConfiguration.class, HawcxEmulatorAutoConfiguration.class));

	private ApplicationContextRunner configured() {
		return this.runner.withPropertyValues("hawcx.base-url=https://api.hawcx.com", "hawcx.config-id=config");
	}

	@Test
	void beansWhenNothingIsConfiguredThenNone() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(AsyncHttpTransport.class)
			.doesNotHaveBean(HawcxAsync.class)
			.doesNotHaveBean(HawcxOAuthAsync.class)
			.doesNotHaveBean(StepUpClient.class)
			.doesNotHaveBean(StepUpClientAsync.class));
	}

	@Test
	void beansWhenClientIdThenOAuthAloneAndNothingIsCreated() {
		configured().withPropertyValues("hawcx.client-id=client").run((context) -> {
			assertThat(context).hasSingleBean(HawcxOAuthAsync.class)
				.doesNotHaveBean(HawcxAsync.class)
				.doesNotHaveBean(StepUpClient.class);
			ConfigurableApplicationContext source = context.getSourceApplicationContext();
			assertThat(source.getBeanFactory().containsSingleton("hawcxOAuthAsync")).isFalse();
			assertThat(source.getBeanFactory().containsSingleton("hawcxAsyncHttpTransport")).isFalse();
		});
	}

	@Test
	void beansWhenEmulatorThenCallItAndCloseWithContext() {
		AsyncHttpTransport[] used = new AsyncHttpTransport[1];
		this.runner.withPropertyValues("hawcx.emulator.enabled=true", "hawcx.emulator.allow-in-packaged-jar=true")
			.run((context) -> {
				EmulatorCredentials credentials = context.getBean(HawcxEmulator.class).credentials();
				Map<String, String> body = Map.of("userid", credentials.user());
				Map<String, Object> reply = context.getBean(HawcxAsync.class).management(ENFORCEMENT, body).join();
				assertThat(reply).isEqualTo(context.getBean(Hawcx.class).management(ENFORCEMENT, body))
					.isEqualTo(context.getBean(StepUpClient.class).management(ENFORCEMENT, body))
					.isEqualTo(context.getBean(StepUpClientAsync.class).management(ENFORCEMENT, body).join());
				assertThat(context.getBean(HawcxOAuthAsync.class).metadata().join().issuer())
					.isEqualTo(credentials.issuer());
				used[0] = context.getBean(AsyncHttpTransport.class);
			});
		assertThat(used[0].send(HttpRequest.get(URI.create("http://127.0.0.1:9/")))
			.handle((reply, failure) -> failure)
			.join()).hasMessage("the application context is stopped, and its connections to Hawcx with it");
	}

	@Test
	void beansWhenApplicationHasItsOwnThenBackOff() {
		AsyncHttpTransport transport = ApacheHttpTransport.builder().buildAsync();
		HawcxOAuthAsync own = HawcxOAuthAsync.builder("https://id.example", "c", "d").transport(transport).build();
		configured().withPropertyValues("hawcx.client-id=client")
			.withBean("ownTransport", AsyncHttpTransport.class, () -> transport)
			.withBean("ownOAuth", HawcxOAuthAsync.class, () -> own)
			.run((context) -> {
				assertThat(context).getBean(HawcxOAuthAsync.class).isSameAs(own);
				assertThat(context).getBean(AsyncHttpTransport.class).isSameAs(transport);
			});
	}

}
