package io.hawcx.autoconfigure.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.hawcx.security.handover.HawcxCodeHandoverConfigurer;
import io.hawcx.security.oauth2.HawcxLoginConfigurer;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.session.MapSessionRepository;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;

import static org.springframework.security.config.Customizer.withDefaults;

class ServletAccessTokenContractTests extends AccessTokenContract {

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.SERVLET, properties, ServletPages.class, Extras.class);
	}

	@Override
	ContractApplication startShared(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.SERVLET, properties, ServletPages.class, Extras.class,
				Shared.class);
	}

	@Override
	ContractApplication startBesideResourceServer(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.SERVLET, properties, ServletPages.class, Extras.class,
				Chain.class);
	}

	@Override
	String cookie(String sessionId) {
		return Base64.getEncoder().encodeToString(sessionId.getBytes(StandardCharsets.UTF_8));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableSpringHttpSession
	static class Shared {

		@Bean
		MapSessionRepository sessionRepository() {
			return new MapSessionRepository(new ConcurrentHashMap<>());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Chain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.oauth2ResourceServer((server) -> server
					.jwt((jwt) -> jwt.decoder(NimbusJwtDecoder.withSecretKey(ResourceServerKey.KEY).build())))
				.with(HawcxLoginConfigurer.hawcxLogin(), withDefaults())
				.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(), withDefaults())
				.build();
		}

	}

}
