package io.hawcx.sample.api;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells who is signed in.
 */
@RestController
class ProfileController {

	@GetMapping("/api/me")
	Profile me(@AuthenticationPrincipal OidcUser user) {
		return new Profile(user.getName(), user.getEmail(), user.getAuthenticatedAt());
	}

	/**
	 * What the user's apps show.
	 *
	 * @param userId the subject, which stays the same for good
	 * @param email the e-mail address, which users who signed up by phone do not have
	 * @param signedInAt when the user has signed in at Hawcx
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Profile(String userId, @Nullable String email, @Nullable Instant signedInAt) {
	}

}
