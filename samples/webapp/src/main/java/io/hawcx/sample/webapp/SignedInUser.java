package io.hawcx.sample.webapp;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Tells every page who is signed in, error pages too, so that all of them offer to sign
 * out.
 */
@ControllerAdvice
class SignedInUser {

	@ModelAttribute("user")
	@Nullable OidcUser user(@AuthenticationPrincipal @Nullable OidcUser user) {
		return user;
	}

}
