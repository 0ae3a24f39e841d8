package io.hawcx.autoconfigure.security;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsConfigurationSource;

class ReactiveAllowedOriginsContractTests extends AllowedOriginsContract {

	static {
		EventLoops.watch();
	}

	@Override
	ContractApplication start(Map<String, ?> properties, Class<?>... more) {
		return new ContractApplication(WebApplicationType.REACTIVE, properties,
				Stream.concat(Stream.of(ReactivePages.class), Stream.of(more)).toArray(Class<?>[]::new));
	}

	@Override
	Class<?> ownSource() {
		return OwnSource.class;
	}

	@Override
	Class<?> ownChain() {
		return OwnReactiveChain.class;
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnSource {

		@Bean
		CorsConfigurationSource ownOrigins() {
			CorsConfiguration configuration = new CorsConfiguration().applyPermitDefaultValues();
			configuration.setAllowedOrigins(List.of("https://own.example.com"));
			configuration.addAllowedMethod("DELETE");
			return (exchange) -> configuration;
		}

	}

}
