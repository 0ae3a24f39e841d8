package io.hawcx.docs;

import io.hawcx.security.handover.HawcxCodeHandoverConfigurer;
import io.hawcx.security.oauth2.HawcxLoginConfigurer;
import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application's own filter chain.
 */
@Configuration(proxyBeanMethods = false)
class OwnChainConfiguration {

	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
		http.authorizeHttpRequests(
				(requests) -> requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
					.permitAll()
					.requestMatchers("/")
					.permitAll()
					.anyRequest()
					.authenticated());
		http.with(HawcxLoginConfigurer.hawcxLogin(), withDefaults());
		http.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(), withDefaults());
		return http.build();
	}

}
