package io.hawcx.docs;

import java.time.Duration;

import io.hawcx.security.oauth2.HawcxLoginConfigurer;
import io.hawcx.security.recent.HawcxRecentLogin;
import io.hawcx.security.stepup.HawcxStepUpConfigurer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application's own filter chain with step-up, for users who have just signed in.
 */
@Configuration(proxyBeanMethods = false)
class StepUpChainConfiguration {

	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
		http.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.POST, "/step-up/hawcx")
			.access(HawcxRecentLogin.hawcxRecentLogin().within(Duration.ofMinutes(5)))
			.anyRequest()
			.authenticated());
		http.with(HawcxLoginConfigurer.hawcxLogin(), withDefaults());
		http.with(HawcxStepUpConfigurer.hawcxStepUp(), withDefaults());
		return http.build();
	}

}
