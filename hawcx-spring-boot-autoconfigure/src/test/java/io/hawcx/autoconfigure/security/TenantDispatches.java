package io.hawcx.autoconfigure.security;

import java.security.Principal;
import java.util.concurrent.Callable;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pages that tell their user, reached in each way in which a container dispatches.
 */
@Configuration(proxyBeanMethods = false)
@RestController
class TenantDispatches {

	@Bean
	ErrorPageRegistrar locked() {
		return (pages) -> pages.addErrorPages(new ErrorPage(HttpStatus.LOCKED, "/public/who"));
	}

	@RequestMapping("/public/who")
	String who(@Nullable Principal user, HttpServletRequest request) {
		String remote = request.getRemoteUser();
		return ((user != null) ? user.getName() : "nobody") + " " + ((remote != null) ? remote : "nobody");
	}

	@GetMapping("/public/forward")
	void forward(HttpServletRequest request, HttpServletResponse response) throws Exception {
		RequestDispatcher dispatcher = request.getRequestDispatcher("/public/who");
		dispatcher.forward(request, response);
	}

	@GetMapping("/public/fail")
	void fail(HttpServletResponse response) throws Exception {
		response.sendError(423);
	}

	@GetMapping("/public/dispatch")
	void dispatch(HttpServletRequest request) throws ServletException {
		request.startAsync().dispatch("/public/who");
	}

	@GetMapping("/public/later")
	Callable<String> later(HttpServletRequest request) {
		return () -> who(request.getUserPrincipal(), request);
	}

}
