package io.hawcx.sample.webapp;

import io.hawcx.autoconfigure.tenant.HawcxTenant;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import io.hawcx.security.recent.RequireRecentLogin;
import io.hawcx.security.stepup.HawcxUserIdResolver;
import io.hawcx.security.user.HawcxUser;

import org.springframework.context.annotation.Profile;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Does for the users of each brand what {@link AccountController} does, at the Hawcx
 * project that they are of: the same e-mail address may be somebody else's at another.
 */
@Controller
@Profile("brands")
class BrandAccountController {

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
		model.addAttribute("signedInTo", this.brands.get(user.tenant()).name());
		return accountOf(user).account(user, authentication, model);
	}

	@RequireRecentLogin(maxAge = "10m", resumeAt = "/account")
	@PostMapping("/account/mfa-enforcement")
	String setEnforcement(@AuthenticationPrincipal HawcxUser user, Authentication authentication,
			@RequestParam String enforcement, RedirectAttributes attributes) {
		return accountOf(user).setEnforcement(authentication, enforcement, attributes);
	}

	private AccountController accountOf(HawcxUser user) {
		HawcxTenant tenant = this.tenants.get(user.tenant());
		return new AccountController(tenant.hawcx(), this.userIds, tenant.connectionDetails());
	}

}
