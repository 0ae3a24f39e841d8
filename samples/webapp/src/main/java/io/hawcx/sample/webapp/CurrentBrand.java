package io.hawcx.sample.webapp;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Tells every page which brand it is of, error pages too.
 */
@ControllerAdvice
@Profile("brands")
class CurrentBrand {

	private final Brands brands;

	CurrentBrand(Brands brands) {
		this.brands = brands;
	}

	@ModelAttribute("brand")
	@Nullable Brand brand(HttpServletRequest request) {
		return this.brands.at(request.getServerName());
	}

	// Where there is no start page to lead to.
	@ModelAttribute("nobodys")
	boolean nobodys(HttpServletRequest request) {
		return this.brands.tenantAt(request.getServerName()) == null;
	}

}
