package io.hawcx.autoconfigure.actuate;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import io.hawcx.autoconfigure.internal.DiscoveryPauses;
import io.hawcx.security.oauth2.HawcxClientRegistrationRepository;
import io.hawcx.security.oauth2.HawcxReactiveClientRegistrationRepository;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;

/**
 * Finds how long the login of {@code hawcx.*} leaves discovery alone; the logins of
 * tenants tell it themselves. Creates no repository for it.
 */
class DiscoveryPauseConfiguration {

	private static Map<String, Duration> longest(Stream<Duration> pauses) {
		return pauses.filter((pause) -> !pause.isZero())
			.max(Duration::compareTo)
			.map((pause) -> Map.of("hawcx", pause))
			.orElse(Map.of());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnClass({ HawcxClientRegistrationRepository.class, ClientRegistration.class })
	static class ServletConfiguration {

		@Bean
		DiscoveryPauses hawcxDiscoveryPauses(ConfigurableListableBeanFactory beans) {
			return () -> longest(new ExistingBeans(beans).of(HawcxClientRegistrationRepository.class)
				.map(HawcxClientRegistrationRepository::discoveryPause));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	@ConditionalOnClass({ HawcxReactiveClientRegistrationRepository.class, ClientRegistration.class })
	static class ReactiveConfiguration {

		@Bean
		DiscoveryPauses hawcxDiscoveryPauses(ConfigurableListableBeanFactory beans) {
			return () -> longest(new ExistingBeans(beans).of(HawcxReactiveClientRegistrationRepository.class)
				.map(HawcxReactiveClientRegistrationRepository::discoveryPause));
		}

	}

}
