package io.hawcx.autoconfigure;

import java.io.IOException;
import java.net.URI;
import java.util.function.Supplier;

import io.hawcx.Hawcx;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.emulator.EmulatorConnectionDetails;
import io.hawcx.autoconfigure.emulator.HawcxEmulatorAutoConfiguration;
import io.hawcx.autoconfigure.http.HawcxRestClientCustomizer;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.security.HawcxSecurityPropertiesAutoConfiguration;
import io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpTransport;
import io.hawcx.http.LoopbackServer;
import io.hawcx.key.SigningKey;
import io.hawcx.oauth.HawcxOAuth;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

class HawcxAutoConfigurationTests {

	private static EmulatorCredentials credentials;

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(AutoConfigurations
		.of(SslAutoConfiguration.class, HawcxAutoConfiguration.class, HawcxTransportAutoConfiguration.class,
				HawcxClientAutoConfiguration.class, HawcxSecurityPropertiesAutoConfiguration.class,
				HawcxUnknownPropertiesAutoConfiguration.class, HawcxEmulatorAutoConfiguration.class));

	@BeforeAll
	static void makeKeys() {
		try (HawcxEmulator emulator = HawcxEmulator.start()) {
			credentials = emulator.credentials();
		}
	}

	@AfterAll
	static void forgetKeys() {
		credentials = null;
	}

	private ApplicationContextRunner configured() {
		return this.runner.withPropertyValues("hawcx.base-url=https://api.hawcx.com", "hawcx.config-id=config");
	}

	@Test
	void beansWhenNothingIsConfiguredThenNone() {
		this.runner.run((context) -> assertThat(context).hasNotFailed()
			.doesNotHaveBean(HawcxConnectionDetails.class)
			.doesNotHaveBean(HttpTransport.class)
			.doesNotHaveBean(Hawcx.class)
			.doesNotHaveBean(HawcxOAuth.class));
	}

	@Test
	void beansWhenSecretKeyThenManagementAlone() {
		configured().withPropertyValues("hawcx.secret-key=" + credentials.secretKey())
			.run((context) -> assertThat(context).hasSingleBean(Hawcx.class)
				.doesNotHaveBean(HawcxOAuth.class)
				.hasSingleBean(HttpTransport.class));
	}

	@Test
	void beansWhenClientIdThenOAuthAlone() {
		configured().withPropertyValues("hawcx.client-id=client")
			.run((context) -> assertThat(context).hasSingleBean(HawcxOAuth.class).doesNotHaveBean(Hawcx.class));
	}

	@Test
	void beansWhenClientIdAndSigningKeyThenBoth() {
		configured().withPropertyValues("hawcx.client-id=client", "hawcx.signing-key.value=" + credentials.privateJwk())
			.run((context) -> {
				assertThat(context).hasSingleBean(HawcxOAuth.class).hasSingleBean(Hawcx.class);
				Supplier<SigningKey> key = context.getBean(HawcxConnectionDetails.class).getSigningKey();
				assertThat(key).isNotNull();
			});
	}

	@Test
	void transportWhenRestClientIsMissingThenEngineAlone() {
		configured().withPropertyValues("hawcx.client-id=client")
			.withClassLoader(new FilteredClassLoader(RestClient.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(HttpTransport.class)
				.hasSingleBean(HawcxOAuth.class));
	}

	@Test
	void beansWhenApplicationHasItsOwnThenBackOff() {
		HawcxOAuth own = HawcxOAuth.fromIssuer("https://id.example", "c", "d");
		HttpTransport transport = ApacheHttpTransport.create();
		configured().withPropertyValues("hawcx.client-id=client")
			.withBean("ownOAuth", HawcxOAuth.class, () -> own)
			.withBean("ownTransport", HttpTransport.class, () -> transport)
			.run((context) -> {
				assertThat(context).getBean(HawcxOAuth.class).isSameAs(own);
				assertThat(context).getBean(HttpTransport.class).isSameAs(transport);
			});
	}

	@Test
	void beansWhenApplicationBringsDetailsThenThoseAreUsed() {
		HawcxConnectionDetails details = new HawcxConnectionDetails() {

			@Override
			public String getBaseUrl() {
				return "https://api.example";
			}

			@Override
			public String getConfigId() {
				return "config";
			}

			@Override
			public String getClientId() {
				return "client";
			}

		};
		this.runner.withBean(HawcxConnectionDetails.class, () -> details).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(HawcxConnectionDetails.class);
			assertThat(context.getBean(HawcxOAuth.class)).isNotNull();
		});
	}

	@Test
	void beansWhenParentContextBringsDetailsThenThoseAreUsed() {
		try (HawcxEmulator emulator = HawcxEmulator.start();
				GenericApplicationContext parent = new GenericApplicationContext()) {
			parent.registerBean(HawcxConnectionDetails.class,
					() -> EmulatorConnectionDetails.ofConfidentialClient(emulator));
			parent.refresh();
			this.runner.withParent(parent)
				.run((context) -> assertThat(context).hasNotFailed()
					.hasSingleBean(Hawcx.class)
					.hasSingleBean(HawcxOAuth.class));
		}
	}

	@Test
	void emulatorWhenEnabledThenConnectsAndStopsWithContext() {
		HawcxEmulator[] started = new HawcxEmulator[1];
		this.runner.withPropertyValues("hawcx.emulator.enabled=true", "hawcx.emulator.allow-in-packaged-jar=true")
			.run((context) -> {
				started[0] = context.getBean(HawcxEmulator.class);
				HawcxConnectionDetails details = context.getBean(HawcxConnectionDetails.class);
				assertThat(details.getBaseUrl()).isEqualTo(started[0].baseUrl());
				assertThat(context.getBean(HawcxOAuth.class).metadata().issuer()).isEqualTo(started[0].baseUrl());
				assertThat(context.getBean(Hawcx.class)).isNotNull();
			});
		try (HttpTransport transport = ApacheHttpTransport.create()) {
			assertThat(Assertions.catchThrowable(
					() -> transport.send(HttpRequest.get(URI.create(started[0].baseUrl() + "/emulator/credentials")))))
				.isInstanceOf(IOException.class);
		}
	}

	@Test
	void emulatorWhenNotEnabledThenIsNotStarted() {
		this.runner.withPropertyValues("hawcx.emulator.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(HawcxEmulator.class));
	}

	@Test
	void proxyWhenConfiguredThenCarriesCalls() {
		try (LoopbackServer proxy = LoopbackServer.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
			configured().withPropertyValues("hawcx.client-id=client", "hawcx.http.proxy=" + proxy.uri(""))
				.run((context) -> {
					context.getBean(HttpTransport.class).send(HttpRequest.get(URI.create("http://hawcx.example/x")));
					assertThat(proxy.requests().get(0).line()).startsWith("GET http://hawcx.example/x");
				});
		}
	}

	@Test
	void customizersWhenPresentThenTouchOnlyOurClient() {
		try (LoopbackServer server = LoopbackServer.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
			HawcxRestClientCustomizer customizer = (builder) -> builder.defaultHeader("X-Added", "1");
			configured().withPropertyValues("hawcx.client-id=client")
				.withBean(HawcxRestClientCustomizer.class, () -> customizer)
				.run((context) -> {
					context.getBean(HttpTransport.class).send(HttpRequest.get(server.uri("/")));
					assertThat(server.requests().get(0).headers()).containsEntry("X-Added", "1");
				});
		}
	}

	@Test
	void toStringWhenPropertiesHoldKeysThenShowsNone() {
		configured().withPropertyValues("hawcx.secret-key=" + credentials.secretKey())
			.run((context) -> assertThat(
					context.getBean(HawcxProperties.class).toString() + context.getBean(HawcxConnectionDetails.class))
				.doesNotContain("hwx_sk_v1_"));
	}

}
