package io.hawcx.autoconfigure.security;

import java.util.Map;

import io.hawcx.security.recent.RequireRecentLogin;
import io.hawcx.security.stepup.HawcxUserIdResolver;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class ServletMainAndTenantsContractTests extends MainAndTenantsContract {

	@Override
	ContractApplication start(Tenants tenants, Map<String, Object> properties) {
		properties.putAll(ConfiguredTenants.besideMain(tenants));
		return new ContractApplication(WebApplicationType.SERVLET, properties, Application.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Application {

		private final HawcxUserIdResolver userIds;

		Application(HawcxUserIdResolver userIds) {
			this.userIds = userIds;
		}

		@GetMapping("/public/csrf")
		ResponseEntity<Map<String, CsrfToken>> csrf(CsrfToken token) {
			return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Map.of("csrf", token));
		}

		@RequireRecentLogin(maxAge = "5m")
		@GetMapping("/ruled")
		String ruled() {
			return "ruled";
		}

		@GetMapping("/user-id")
		String userId(OAuth2AuthenticationToken user) {
			String userId = this.userIds.resolve(user);
			return (userId != null) ? userId : "nobody";
		}

		@GetMapping("/me")
		String me(OAuth2AuthenticationToken user) {
			return user.getAuthorizedClientRegistrationId() + " " + user.getName();
		}

	}

}
