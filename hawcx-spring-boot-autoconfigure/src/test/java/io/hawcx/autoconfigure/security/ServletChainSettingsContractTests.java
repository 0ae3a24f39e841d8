package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

import io.hawcx.security.handover.HawcxCodeHandoverConfigurer;
import io.hawcx.security.oauth2.HawcxLoginConfigurer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.RememberMeServices;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

class ServletChainSettingsContractTests extends ChainSettingsContract {

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.SERVLET, properties, ServletPages.class, Chain.class);
	}

	@ParameterizedTest
	@EnumSource
	void rememberMeServicesWhenSetThenAreToldOfEachLogin(Way way) throws IOException {
		Used used = this.application.bean(Used.class);
		int remembered = used.remembered.get();
		way.signIn(this.application.visitor(), "user");
		assertThat(used.remembered.get()).isEqualTo(remembered + 1);
		int forgotten = used.forgotten.get();
		way.fail(this.application.visitor());
		assertThat(used.forgotten.get()).isEqualTo(forgotten + 1);
	}

	@Configuration(proxyBeanMethods = false)
	@RestController
	static class Chain {

		private final Used used = new Used();

		@Bean
		Used used() {
			return this.used;
		}

		@GetMapping("/authorities")
		String authorities(Authentication user) {
			return user.getAuthorities().toString();
		}

		@Bean
		SecurityFilterChain chain(HttpSecurity http,
				OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokenClient,
				@Value("${test.limit}") Limit limit) {
			SimpleUrlAuthenticationSuccessHandler success = new SimpleUrlAuthenticationSuccessHandler(WELCOME);
			SimpleUrlAuthenticationFailureHandler failure = new SimpleUrlAuthenticationFailureHandler(FAILED);
			SecurityContextRepository contexts = new CountingContexts(this.used);
			http.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/public/**").permitAll().anyRequest().authenticated());
			http.securityContext((context) -> context.securityContextRepository(contexts));
			http.rememberMe((remember) -> remember.rememberMeServices(new CountingMemory(this.used)));
			if (limit != Limit.NONE) {
				http.sessionManagement((sessions) -> sessions.maximumSessions(1)
					.maxSessionsPreventsLogin(limit == Limit.REFUSE_FURTHER));
			}
			http.with(HawcxLoginConfigurer.hawcxLogin(), withDefaults());
			http.oauth2Login((login) -> login.successHandler(success)
				.failureHandler(failure)
				.tokenEndpoint((endpoint) -> endpoint.accessTokenResponseClient((request) -> {
					this.used.redeemed.incrementAndGet();
					return tokenClient.getTokenResponse(request);
				}))
				.userInfoEndpoint((users) -> users.oidcUserService((request) -> new OwnUser(request.getIdToken()))
					.userAuthoritiesMapper((authorities) -> Stream
						.concat(authorities.stream(), Stream.of(new SimpleGrantedAuthority("FROM_MAPPER")))
						.toList())));
			http.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(),
					(handover) -> handover.successHandler(success).failureHandler(failure));
			return http.build();
		}

	}

	/**
	 * Remembers nobody, and counts whom it might.
	 */
	static class CountingMemory implements RememberMeServices {

		private final Used used;

		CountingMemory(Used used) {
			this.used = used;
		}

		@Override
		public Authentication autoLogin(HttpServletRequest request, HttpServletResponse response) {
			return null;
		}

		@Override
		public void loginFail(HttpServletRequest request, HttpServletResponse response) {
			this.used.forgotten.incrementAndGet();
		}

		@Override
		public void loginSuccess(HttpServletRequest request, HttpServletResponse response, Authentication login) {
			this.used.remembered.incrementAndGet();
		}

	}

	/**
	 * Keeps logins under a name of its own, and counts them.
	 */
	static class CountingContexts extends HttpSessionSecurityContextRepository {

		private final Used used;

		CountingContexts(Used used) {
			this.used = used;
			setSpringSecurityContextKey("OWN_CONTEXT");
		}

		@Override
		public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
			if (context.getAuthentication() != null) {
				this.used.contexts.incrementAndGet();
			}
			super.saveContext(context, request, response);
		}

	}

}
