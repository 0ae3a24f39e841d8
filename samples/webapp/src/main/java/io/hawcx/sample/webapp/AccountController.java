package io.hawcx.sample.webapp;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.hawcx.DelegationException;
import io.hawcx.Hawcx;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.security.recent.RequireRecentLogin;
import io.hawcx.security.stepup.HawcxUserIdResolver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Profile;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Shows the user the verified claims, and reads and sets the MFA enforcement.
 */
@Controller
@Profile("!brands")
class AccountController {

	private static final Logger logger = LoggerFactory.getLogger(AccountController.class);

	private static final String MFA_ENFORCEMENT = "/v1/management/users/mfa-enforcement";

	private final Hawcx hawcx;

	private final HawcxUserIdResolver userIds;

	private final HawcxConnectionDetails details;

	AccountController(Hawcx hawcx, HawcxUserIdResolver userIds, HawcxConnectionDetails details) {
		this.hawcx = hawcx;
		this.userIds = userIds;
		this.details = details;
	}

	@GetMapping("/account")
	String account(@AuthenticationPrincipal OidcUser user, Authentication authentication, Model model) {
		Instant authenticatedAt = user.getAuthenticatedAt();
		String userId = this.userIds.resolve(authentication);
		String enforcement = (userId != null) ? readEnforcement(userId) : null;
		model.addAttribute("known", userId != null);
		model.addAttribute("signedInAt", (authenticatedAt != null) ? authenticatedAt.atOffset(ZoneOffset.UTC) : null);
		model.addAttribute("enforcement", enforcement);
		model.addAttribute("choices", choices(enforcement));
		model.addAttribute("hawcxUrl", this.details.getBaseUrl());
		return "account";
	}

	@RequireRecentLogin(maxAge = "10m", resumeAt = "/account")
	@PostMapping("/account/mfa-enforcement")
	String setEnforcement(Authentication authentication, @RequestParam String enforcement,
			RedirectAttributes attributes) {
		String userId = this.userIds.require(authentication);
		try {
			if (!choices(readEnforcement(userId)).contains(enforcement)) {
				attributes.addFlashAttribute("problem", "That is none of the choices, so nothing has been saved.");
				return "redirect:/account#enforcement";
			}
			this.hawcx.management(MFA_ENFORCEMENT, Map.of("userid", userId, "mfa_enforcement", enforcement));
			attributes.addFlashAttribute("saved", true);
		}
		catch (DelegationException ex) {
			logger.warn("MFA enforcement could not be set: {}", ex.getMessage());
			attributes.addFlashAttribute("problem", "Hawcx did not take the change, so nothing has been saved.");
		}
		return "redirect:/account#enforcement";
	}

	private @Nullable String readEnforcement(String userId) {
		try {
			Map<String, Object> reply = this.hawcx.management(MFA_ENFORCEMENT, Map.of("userid", userId));
			return String.valueOf(reply.get("mfa_enforcement"));
		}
		catch (DelegationException ex) {
			logger.warn("MFA enforcement could not be read: {}", ex.getMessage());
			return null;
		}
	}

	// A tenant may know more preferences than the two named here, so that the user's own
	// is always among them.
	private static Set<String> choices(@Nullable String enforcement) {
		Set<String> choices = new LinkedHashSet<>(List.of("default", "always_on"));
		if (enforcement != null) {
			choices.add(enforcement);
		}
		return choices;
	}

}
