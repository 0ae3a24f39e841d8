package io.hawcx.sample.webapp;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The public page of each brand, where its users sign in, and what makes it look its own.
 * At any other host there is none.
 */
@Controller
@Profile("brands")
class BrandHomeController {

	private final Brands brands;

	private final HawcxTenants tenants;

	BrandHomeController(Brands brands, HawcxTenants tenants) {
		this.brands = brands;
		this.tenants = tenants;
	}

	@GetMapping("/")
	String home(@AuthenticationPrincipal @Nullable OidcUser user,
			@RequestParam(name = "max_age", required = false) @Nullable Integer maxAge, HttpServletRequest request,
			Model model) {
		String tenant = this.brands.tenantAt(request.getServerName());
		if (tenant == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		if (user != null && maxAge == null) {
			return "redirect:/account";
		}
		HawcxConnectionDetails hawcx = this.tenants.get(tenant).connectionDetails();
		model.addAttribute("registrationId", tenant);
		model.addAttribute("sdk", SdkImportMap.ofEmulator(hawcx.getBaseUrl()));
		model.addAttribute("hawcxUrl", hawcx.getBaseUrl());
		model.addAttribute("dashboard", hawcx.getBaseUrl() + "/emulator?tenant=" + tenant);
		model.addAttribute("configId", hawcx.getConfigId());
		return "home";
	}

	@GetMapping("/brand/style.css")
	ResponseEntity<String> stylesheet(HttpServletRequest request) {
		Brand brand = this.brands.at(request.getServerName());
		return (brand != null) ? reply("text/css", brand.stylesheet()) : ResponseEntity.notFound().build();
	}

	@GetMapping("/brand/icon.svg")
	ResponseEntity<String> icon(HttpServletRequest request) {
		Brand brand = this.brands.at(request.getServerName());
		return (brand != null) ? reply("image/svg+xml", brand.icon()) : ResponseEntity.notFound().build();
	}

	private static ResponseEntity<String> reply(String type, String text) {
		return ResponseEntity.ok().contentType(MediaType.parseMediaType(type + ";charset=UTF-8")).body(text);
	}

}
