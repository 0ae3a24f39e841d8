package io.hawcx.security.gaps;

import java.security.Principal;

import io.hawcx.security.handover.HandoverBinding;
import io.hawcx.security.handover.HawcxCodeHandoverConfigurer;
import io.hawcx.security.oauth2.HawcxLoginConfigurer;
import io.hawcx.security.oauth2.HawcxLoginFailureHandler;
import io.hawcx.security.oauth2.HawcxRedirectFailurePostProcessor;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * Chains that an application may write, and a page behind them.
 */
final class LoginChains {

	private LoginChains() {
	}

	/**
	 * Both ways in.
	 */
	@Configuration(proxyBeanMethods = false)
	static class HawcxChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.with(HawcxLoginConfigurer.hawcxLogin(), withDefaults())
				.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(), withDefaults())
				.build();
		}

	}

	/**
	 * A chain that answers refusals itself.
	 */
	@Configuration(proxyBeanMethods = false)
	static class RefusingChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.with(HawcxLoginConfigurer.hawcxLogin(), withDefaults())
				.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(), withDefaults())
				.exceptionHandling((exceptions) -> exceptions.accessDeniedHandler((request, response, exception) -> {
					response.setStatus(403);
					response.getWriter().write("refused by the application");
				}))
				.build();
		}

	}

	/**
	 * An application that takes only codes of its own sessions, at another address.
	 */
	@Configuration(proxyBeanMethods = false)
	static class SessionBoundChain {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.with(HawcxLoginConfigurer.hawcxLogin(), withDefaults())
				.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(),
						(handover) -> handover.binding(HandoverBinding.SESSION).path("/signin"))
				.build();
		}

	}

	/**
	 * The chain of an application that knows nothing of
	 * {@code HawcxLoginConfigurer.hawcxLogin()}.
	 */
	@Configuration(proxyBeanMethods = false)
	static class PlainChain {

		@Bean
		static HawcxRedirectFailurePostProcessor redirectFailures() {
			return new HawcxRedirectFailurePostProcessor(new HawcxLoginFailureHandler());
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.oauth2Login(withDefaults())
				.build();
		}

	}

	/**
	 * A chain without any login.
	 */
	@Configuration(proxyBeanMethods = false)
	static class NoLoginChain {

		@Bean
		static HawcxRedirectFailurePostProcessor redirectFailures() {
			return new HawcxRedirectFailurePostProcessor(new HawcxLoginFailureHandler());
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			return http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.httpBasic(withDefaults())
				.build();
		}

	}

	/**
	 * Tells who is signed in.
	 */
	@RestController
	static class WhoAmI {

		@GetMapping({ "/", "/account" })
		String name(Principal principal) {
			return principal.getName();
		}

	}

}
