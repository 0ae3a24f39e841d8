package io.hawcx.docs;

import io.hawcx.security.handover.HawcxCodeHandoverConfigurer;
import io.hawcx.security.oauth2.HawcxLoginConfigurer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application's own filter chain below a path of its servlet.
 */
@Configuration(proxyBeanMethods = false)
class ServletPathChainConfiguration {

	@Bean
	SecurityFilterChain belowServletPath(HttpSecurity http, PathPatternRequestMatcher.Builder paths) throws Exception {
		http.setSharedObject(PathPatternRequestMatcher.Builder.class, paths);
		http.authorizeHttpRequests(
				(requests) -> requests.requestMatchers("/").permitAll().anyRequest().authenticated());
		http.with(HawcxLoginConfigurer.hawcxLogin(), (login) -> login.failureUrl("/base/?error"));
		http.oauth2Login((login) -> login.loginPage("/base/oauth2/authorization/hawcx").defaultSuccessUrl("/base/"));
		http.logout((logout) -> logout.logoutSuccessUrl("/base/"));
		http.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(), withDefaults());
		return http.build();
	}

}
