package io.hawcx.autoconfigure.security;

import java.util.Map;

import io.hawcx.security.handover.HawcxCodeHandoverConfigurer;
import io.hawcx.security.oauth2.HawcxLoginConfigurer;
import jakarta.servlet.DispatcherType;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.springframework.security.config.Customizer.withDefaults;

class ServletForeignChainContractTests extends ForeignChainContract {

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.SERVLET, properties, ServletPages.class,
				ForeignServletChains.class, HawcxChain.class);
	}

	@Override
	ContractApplication startStock(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.SERVLET, properties, ForeignServletChains.class,
				StockChain.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class HawcxChain {

		@Bean
		SecurityFilterChain web(HttpSecurity http) {
			return http
				.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
					.permitAll()
					.anyRequest()
					.authenticated())
				.with(HawcxLoginConfigurer.hawcxLogin(), withDefaults())
				.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(), withDefaults())
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class StockChain {

		@Bean
		SecurityFilterChain web(HttpSecurity http) {
			return http
				.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
					.permitAll()
					.anyRequest()
					.authenticated())
				.oauth2Login(withDefaults())
				.build();
		}

	}

}
