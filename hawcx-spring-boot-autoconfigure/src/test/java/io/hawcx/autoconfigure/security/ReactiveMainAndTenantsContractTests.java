package io.hawcx.autoconfigure.security;

import java.util.Map;

import io.hawcx.security.recent.RequireRecentLogin;
import io.hawcx.security.stepup.HawcxUserIdResolver;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

class ReactiveMainAndTenantsContractTests extends MainAndTenantsContract {

	static {
		EventLoops.watch();
	}

	@Override
	ContractApplication start(Tenants tenants, Map<String, Object> properties) {
		properties.putAll(ConfiguredTenants.besideMain(tenants));
		return new ContractApplication(WebApplicationType.REACTIVE, properties, Application.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(NettyServer.class)
	@RestController
	static class Application {

		private final HawcxUserIdResolver userIds;

		Application(HawcxUserIdResolver userIds) {
			this.userIds = userIds;
		}

		@GetMapping("/public/csrf")
		Mono<ResponseEntity<Map<String, CsrfToken>>> csrf(
				@RequestAttribute("org.springframework.security.web.server.csrf.CsrfToken") Mono<CsrfToken> token) {
			return token.map(
					(found) -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Map.of("csrf", found)));
		}

		@RequireRecentLogin(maxAge = "5m")
		@GetMapping("/ruled")
		Mono<String> ruled() {
			return Mono.just("ruled");
		}

		@GetMapping("/user-id")
		Mono<String> userId(OAuth2AuthenticationToken user) {
			String userId = this.userIds.resolve(user);
			return Mono.just((userId != null) ? userId : "nobody");
		}

		@GetMapping("/me")
		Mono<String> me(OAuth2AuthenticationToken user) {
			return Mono.just(user.getAuthorizedClientRegistrationId() + " " + user.getName());
		}

	}

}
