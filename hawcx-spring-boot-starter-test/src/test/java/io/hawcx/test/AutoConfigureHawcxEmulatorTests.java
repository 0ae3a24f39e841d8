package io.hawcx.test;

import io.hawcx.Hawcx;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.emulator.DiscoveryShape;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.IdTokenAlgorithm;
import io.hawcx.oauth.HawcxOAuth;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;

class AutoConfigureHawcxEmulatorTests {

	@Test
	void emulatorWhenAttributesAreEqualThenIsOneForCachedContext() {
		ApplicationContext first = context(First.class);
		assertThat(context(Same.class)).isSameAs(first);
		assertThat(context(First.NestedInFirst.class)).isSameAs(first);
		assertThat(context(Other.class).getBean(HawcxEmulator.class)).isNotSameAs(first.getBean(HawcxEmulator.class));
		assertThat(first.getBean(HawcxEmulator.class)).matches(Requests::isUp);
	}

	@Test
	void emulatorWhenContextIsClosedThenStops() {
		TestContext test = new TestContextManager(Closed.class).getTestContext();
		HawcxEmulator emulator = test.getApplicationContext().getBean(HawcxEmulator.class);
		assertThat(emulator).matches(Requests::isUp);
		test.markApplicationContextDirty(DirtiesContext.HierarchyMode.EXHAUSTIVE);
		assertThat(emulator).matches((closed) -> !Requests.isUp(closed));
	}

	@Test
	void attributesWhenGivenThenEmulatorHasThem() {
		ApplicationContext context = context(Other.class);
		HawcxOAuth oauth = context.getBean(HawcxOAuth.class);
		assertThat(oauth.metadata().authorizationEndpoint()).isNull();
		assertThat(oauth.metadata().idTokenSigningAlgorithms()).containsExactly("EdDSA");
		HawcxEmulator emulator = context.getBean(HawcxEmulator.class);
		assertThat(context.getBean(HawcxConnectionDetails.class).getClientId())
			.isEqualTo(emulator.credentials().publicClientId());
		try (HawcxEmulator seeded = HawcxEmulator.builder().seed("other").start()) {
			assertThat(emulator.credentials().configId()).isEqualTo(seeded.credentials().configId());
		}
	}

	@Test
	void connectionWhenApplicationIsConfiguredForProductionThenIsTheEmulator() {
		ApplicationContext context = context(First.class);
		String emulator = context.getBean(HawcxEmulator.class).baseUrl();
		assertThat(context.getBean(HawcxConnectionDetails.class).getBaseUrl()).isEqualTo(emulator);
		assertThat(context.getBean(HawcxConnectionDetails.class).getIssuer()).isEqualTo(emulator);
		assertThat(context.getBean(HawcxOAuth.class).metadata().issuer()).isEqualTo(emulator);
		assertThat(context.getBean(Hawcx.class)).isNotNull();
		assertThat(context.getEnvironment().getProperty("hawcx.base-url")).isEmpty();
		assertThat(context.getEnvironment().getProperty("hawcx.config-id")).isEmpty();
	}

	@Test
	void connectionWhenTestOrApplicationSaysOtherwiseThenIsTheEmulator() {
		ApplicationContext context = context(Contradicted.class);
		String emulator = context.getBean(HawcxEmulator.class).baseUrl();
		assertThat(context.getBeanNamesForType(HawcxConnectionDetails.class)).hasSize(2);
		assertThat(context.getBean(HawcxConnectionDetails.class).getBaseUrl()).isEqualTo(emulator);
		assertThat(context.getBean(HawcxOAuth.class).metadata().issuer()).isEqualTo(emulator);
	}

	private static ApplicationContext context(Class<?> testClass) {
		return new TestContextManager(testClass).getTestContext().getApplicationContext();
	}

	@HawcxEmulatorTest
	static class First {

		class NestedInFirst {

		}

	}

	@HawcxEmulatorTest
	static class Same {

	}

	@SpringBootTest
	@AutoConfigureHawcxEmulator(seed = "other", discovery = DiscoveryShape.LEAN,
			idTokenAlgorithm = IdTokenAlgorithm.EDDSA, publicClient = true)
	static class Other {

	}

	@HawcxEmulatorTest
	@AutoConfigureHawcxEmulator(seed = "closed")
	static class Closed {

	}

	@HawcxEmulatorTest(properties = { "hawcx.base-url=https://api.hawcx.invalid", "hawcx.client-id=production" })
	@Import(OwnDetails.class)
	static class Contradicted {

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class OwnDetails {

		@Bean
		HawcxConnectionDetails ownDetails() {
			return new HawcxConnectionDetails() {

				@Override
				public String getBaseUrl() {
					return "https://api.hawcx.invalid";
				}

				@Override
				public String getConfigId() {
					return "production";
				}

				@Override
				public String getClientId() {
					return "client";
				}

			};
		}

	}

}
