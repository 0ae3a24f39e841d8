package io.hawcx.sample.webapp;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The public page, where users sign in.
 */
@Controller
@Profile("!brands")
class HomeController {

	private final HawcxConnectionDetails hawcx;

	HomeController(HawcxConnectionDetails hawcx) {
		this.hawcx = hawcx;
	}

	@GetMapping("/")
	String home(@AuthenticationPrincipal @Nullable OidcUser user,
			@RequestParam(name = "max_age", required = false) @Nullable Integer maxAge, Model model) {
		// With it come those who are signed in, but whose login is too old for a step.
		if (user != null && maxAge == null) {
			return "redirect:/account";
		}
		model.addAttribute("registrationId", "hawcx");
		model.addAttribute("sdk", SdkImportMap.ofEmulator(this.hawcx.getBaseUrl()));
		model.addAttribute("hawcxUrl", this.hawcx.getBaseUrl());
		model.addAttribute("dashboard", this.hawcx.getBaseUrl() + "/emulator");
		model.addAttribute("configId", this.hawcx.getConfigId());
		return "home";
	}

}
