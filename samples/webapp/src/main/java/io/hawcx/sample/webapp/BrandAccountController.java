package io.hawcx.sample.webapp;

import java.time.Instant;
import java.time.ZoneOffset;

import io.hawcx.DelegationException;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import io.hawcx.management.MfaEnforcement;
import io.hawcx.security.stepup.HawcxUserIdResolver;
import io.hawcx.security.user.HawcxUser;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Profile;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Shows a brand's user the verified claims, and the MFA enforcement at the Hawcx project
 * of that brand.
 */
@Controller
@Profile("brands")
class BrandAccountController {

	private static final Logger logger = LoggerFactory.getLogger(BrandAccountController.class);

	private final Brands brands;

	private final HawcxTenants tenants;

	private final HawcxUserIdResolver userIds;

	BrandAccountController(Brands brands, HawcxTenants tenants, HawcxUserIdResolver userIds) {
		this.brands = brands;
		this.tenants = tenants;
		this.userIds = userIds;
	}

	@GetMapping("/account")
	String account(@AuthenticationPrincipal HawcxUser user, Authentication authentication, Model model) {
		Instant authenticatedAt = user.getAuthenticatedAt();
		String userId = this.userIds.resolve(authentication);
		model.addAttribute("signedInAt", (authenticatedAt != null) ? authenticatedAt.atOffset(ZoneOffset.UTC) : null);
		model.addAttribute("known", userId != null);
		model.addAttribute("signedInTo", this.brands.get(user.tenant()).name());
		model.addAttribute("enforcement", (userId != null) ? readEnforcement(user.tenant(), userId) : null);
		return "account";
	}

	private @Nullable String readEnforcement(String tenant, String userId) {
		try {
			return this.tenants.get(tenant).hawcx().mfaEnforcement(MfaEnforcement.read(userId)).preference();
		}
		catch (DelegationException ex) {
			logger.warn("MFA enforcement could not be read at {}: {}", tenant, ex.getMessage());
			return null;
		}
	}

}
