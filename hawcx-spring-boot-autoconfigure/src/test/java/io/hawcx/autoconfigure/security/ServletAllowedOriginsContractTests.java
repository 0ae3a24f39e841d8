package io.hawcx.autoconfigure.security;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;

class ServletAllowedOriginsContractTests extends AllowedOriginsContract {

	@Override
	ContractApplication start(Map<String, ?> properties, Class<?>... more) {
		return new ContractApplication(WebApplicationType.SERVLET, properties,
				Stream.concat(Stream.of(ServletPages.class), Stream.of(more)).toArray(Class<?>[]::new));
	}

	@Override
	Class<?> ownSource() {
		return OwnSource.class;
	}

	@Override
	Class<?> ownChain() {
		return OwnServletChain.class;
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnSource {

		@Bean
		CorsConfigurationSource ownOrigins() {
			CorsConfiguration configuration = new CorsConfiguration().applyPermitDefaultValues();
			configuration.setAllowedOrigins(List.of("https://own.example.com"));
			configuration.addAllowedMethod("DELETE");
			return (request) -> configuration;
		}

	}

}
