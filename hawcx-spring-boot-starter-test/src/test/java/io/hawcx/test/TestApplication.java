package io.hawcx.test;

import java.util.Map;

import io.hawcx.Hawcx;
import io.hawcx.security.recent.RequireRecentLogin;
import io.hawcx.security.user.HawcxUser;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application without a line of security configuration, configured for production.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({ TestApplication.MeController.class, TestApplication.ManagementController.class })
public class TestApplication {

	@RestController
	static class MeController {

		@GetMapping("/me")
		String me(@AuthenticationPrincipal OidcUser user) {
			return user.getEmail();
		}

		@GetMapping("/tenant")
		String tenant(@AuthenticationPrincipal HawcxUser user) {
			return user.tenant();
		}

		@GetMapping("/recent")
		@RequireRecentLogin(maxAge = "5m")
		String recent() {
			return "recent";
		}

	}

	@RestController
	static class ManagementController {

		private final Hawcx hawcx;

		ManagementController(Hawcx hawcx) {
			this.hawcx = hawcx;
		}

		@GetMapping("/enforcement")
		String enforcement(@AuthenticationPrincipal OidcUser user) {
			return String.valueOf(this.hawcx.management("/v1/management/users/mfa-enforcement",
					Map.of("userid", String.valueOf(user.getEmail()))));
		}

	}

}
