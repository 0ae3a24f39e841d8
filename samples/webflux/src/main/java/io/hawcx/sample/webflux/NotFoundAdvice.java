package io.hawcx.sample.webflux;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.reactive.result.view.CsrfRequestDataValueProcessor;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers addresses that lead nowhere with a page that lets users sign out, for which an
 * error page of Spring Boot's would have no CSRF token.
 */
@ControllerAdvice
class NotFoundAdvice {

	@ExceptionHandler(exception = NoResourceFoundException.class, produces = MediaType.TEXT_HTML_VALUE)
	Rendering notFound(@AuthenticationPrincipal @Nullable OidcUser user, ServerWebExchange exchange) {
		Rendering.Builder<?> page = Rendering.view("error/404").status(HttpStatus.NOT_FOUND);
		if (user != null) {
			page.modelAttribute("user", user);
		}
		Object csrf = exchange.getAttribute(CsrfToken.class.getName());
		if (csrf != null) {
			page.modelAttribute(CsrfRequestDataValueProcessor.DEFAULT_CSRF_ATTR_NAME, csrf);
		}
		return page.build();
	}

}
