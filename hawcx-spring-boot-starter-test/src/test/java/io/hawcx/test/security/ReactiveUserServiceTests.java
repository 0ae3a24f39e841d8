package io.hawcx.test.security;

import java.util.List;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.ReactiveOAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A user for an application on the reactive stack, which loads users of its own.
 */
@SpringJUnitConfig
class ReactiveUserServiceTests {

	@Test
	@WithHawcxUser("dora@example.com")
	void userWhenApplicationLoadsUsersReactivelyThenIsOneOfThose() {
		Authentication dora = SecurityContextHolder.getContext().getAuthentication();
		assertThat(dora.getAuthorities()).extracting("authority").containsExactly("LOADED_dora@example.com");
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		HawcxConnectionDetails details() {
			return new HawcxConnectionDetails() {

				@Override
				public String getBaseUrl() {
					return "https://api.hawcx.invalid";
				}

				@Override
				public String getConfigId() {
					return "cfg_1";
				}

			};
		}

		@Bean
		HawcxClientRegistration registration() {
			return HawcxClientRegistration.builder("client-1", "cfg_1").build();
		}

		@Bean
		ReactiveOAuth2UserService<OidcUserRequest, OidcUser> users() {
			return (request) -> Mono.just(new DefaultOidcUser(
					List.of(new SimpleGrantedAuthority("LOADED_" + request.getIdToken().getEmail())),
					request.getIdToken()));
		}

	}

}
