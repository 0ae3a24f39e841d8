package io.hawcx.sample.webflux;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ServerWebExchange;

/**
 * The public page, where users sign in.
 */
@Controller
class HomeController {

	private final HawcxConnectionDetails hawcx;

	HomeController(HawcxConnectionDetails hawcx) {
		this.hawcx = hawcx;
	}

	@GetMapping("/")
	String home(@AuthenticationPrincipal @Nullable OidcUser user, ServerWebExchange exchange, Model model) {
		if (user != null) {
			return "redirect:/account";
		}
		model.addAttribute("failed", exchange.getRequest().getQueryParams().containsKey("error"));
		model.addAttribute("signedOut", exchange.getRequest().getQueryParams().containsKey("logout"));
		model.addAttribute("sdk", SdkImportMap.ofEmulator(this.hawcx.getBaseUrl()));
		model.addAttribute("hawcxUrl", this.hawcx.getBaseUrl());
		model.addAttribute("configId", this.hawcx.getConfigId());
		return "home";
	}

}
