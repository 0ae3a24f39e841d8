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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
class AccountController {

	private static final Logger logger = LoggerFactory.getLogger(AccountController.class);

	private static final String MFA_ENFORCEMENT = "/v1/management/users/mfa-enforcement";

	private final Hawcx hawcx;

	private final HawcxConnectionDetails details;

	AccountController(Hawcx hawcx, HawcxConnectionDetails details) {
		this.hawcx = hawcx;
		this.details = details;
	}

	@GetMapping("/account")
	String account(@AuthenticationPrincipal OidcUser user, Model model) {
		Instant authenticatedAt = user.getAuthenticatedAt();
		String enforcement = readEnforcement(user);
		model.addAttribute("user", user);
		model.addAttribute("signedInAt", (authenticatedAt != null) ? authenticatedAt.atOffset(ZoneOffset.UTC) : null);
		model.addAttribute("enforcement", enforcement);
		model.addAttribute("choices", choices(enforcement));
		model.addAttribute("hawcxUrl", this.details.getBaseUrl());
		return "account";
	}

	@PostMapping("/account/mfa-enforcement")
	String setEnforcement(@AuthenticationPrincipal OidcUser user, @RequestParam String enforcement,
			RedirectAttributes attributes) {
		try {
			this.hawcx.management(MFA_ENFORCEMENT, Map.of("userid", userId(user), "mfa_enforcement", enforcement));
			attributes.addFlashAttribute("saved", true);
		}
		catch (DelegationException ex) {
			logger.warn("MFA enforcement could not be set: {}", ex.getMessage());
			attributes.addFlashAttribute("problem", "Hawcx did not take the change, so nothing has been saved.");
		}
		return "redirect:/account";
	}

	private @Nullable String readEnforcement(OidcUser user) {
		try {
			Map<String, Object> reply = this.hawcx.management(MFA_ENFORCEMENT, Map.of("userid", userId(user)));
			return String.valueOf(reply.get("mfa_enforcement"));
		}
		catch (DelegationException ex) {
			logger.warn("MFA enforcement could not be read: {}", ex.getMessage());
			return null;
		}
	}

	private static String userId(OidcUser user) {
		String email = user.getEmail();
		return (email != null) ? email : user.getName();
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
