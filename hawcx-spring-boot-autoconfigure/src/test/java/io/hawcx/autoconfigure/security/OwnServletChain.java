package io.hawcx.autoconfigure.security;

import java.time.Duration;

import io.hawcx.security.handover.HawcxCodeHandoverConfigurer;
import io.hawcx.security.oauth2.HawcxLoginConfigurer;
import io.hawcx.security.recent.HawcxRecentLogin;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * A chain of the application's own on the servlet stack.
 */
@Configuration(proxyBeanMethods = false)
class OwnServletChain {

	@Bean
	SecurityFilterChain chain(HttpSecurity http) {
		http.authorizeHttpRequests((requests) -> requests.requestMatchers("/ruled")
			.access(HawcxRecentLogin.hawcxRecentLogin().within(Duration.ofMinutes(5)))
			.requestMatchers("/otp")
			.hasAuthority("FACTOR_HAWCX_OTP")
			.anyRequest()
			.authenticated());
		http.with(HawcxLoginConfigurer.hawcxLogin(), withDefaults());
		http.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(), withDefaults());
		return http.build();
	}

}
