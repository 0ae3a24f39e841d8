package io.hawcx.security.oauth2;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Checks {@code iss} of an authorization response of Hawcx (RFC 9207) before Spring
 * Security redeems its code; a callback counts as Hawcx' by the authorization request
 * that it answers or by its path.
 */
final class CallbackIssuerFilter extends OncePerRequestFilter {

	private final Supplier<ClientRegistrationRepository> registrations;

	private final Supplier<String> registrationId;

	private final AuthorizationRequestRepository<OAuth2AuthorizationRequest> requests = new HttpSessionOAuth2AuthorizationRequestRepository();

	private AuthenticationFailureHandler failures;

	private CallbackIssuerFilter(Supplier<ClientRegistrationRepository> registrations, Supplier<String> registrationId,
			AuthenticationFailureHandler failures) {
		this.registrations = registrations;
		this.registrationId = registrationId;
		this.failures = failures;
	}

	static void addTo(HttpSecurity http, AuthenticationFailureHandler failures) {
		CallbackIssuerFilter present = http.getSharedObject(CallbackIssuerFilter.class);
		if (present != null) {
			present.failures = failures;
			return;
		}
		CallbackIssuerFilter filter = new CallbackIssuerFilter(() -> registrations(http), () -> registrationId(http),
				failures);
		http.setSharedObject(CallbackIssuerFilter.class, filter);
		http.addFilterBefore(filter, OAuth2LoginAuthenticationFilter.class);
	}

	static String registrationId(HttpSecurity http) {
		HawcxClientRegistration hawcx = http.getSharedObject(ApplicationContext.class)
			.getBeanProvider(HawcxClientRegistration.class)
			.getIfUnique();
		return (hawcx != null) ? hawcx.registrationId() : HawcxClientRegistration.DEFAULT_REGISTRATION_ID;
	}

	private static ClientRegistrationRepository registrations(HttpSecurity http) {
		ClientRegistrationRepository shared = http.getSharedObject(ClientRegistrationRepository.class);
		return (shared != null) ? shared
				: http.getSharedObject(ApplicationContext.class).getBean(ClientRegistrationRepository.class);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String id = this.registrationId.get();
		try {
			if (answersRequestOf(id, request)) {
				check(request, id);
			}
		}
		catch (OAuth2AuthenticationException ex) {
			this.requests.removeAuthorizationRequest(request, response);
			this.failures.onAuthenticationFailure(request, response, ex);
			return;
		}
		chain.doFilter(request, response);
	}

	private boolean answersRequestOf(String id, HttpServletRequest request) {
		boolean usualPath = CallbackIssuer.isUsualPath(request.getRequestURI(), id);
		boolean session = request.getSession(false) != null;
		// Elsewhere the body is somebody else's to read.
		boolean response = usualPath ? request.getParameter(OAuth2ParameterNames.STATE) != null
				: session && CallbackIssuer.isResponse(request.getMethod(), request.getQueryString());
		if (!response) {
			return false;
		}
		// The path alone would not do: the application chooses it, and Spring Security
		// goes by the authorization request.
		return CallbackIssuer.isHawcx(request.getRequestURI(), id,
				session ? this.requests.loadAuthorizationRequest(request) : null);
	}

	private void check(HttpServletRequest request, String id) {
		ClientRegistration registration = this.registrations.get().findByRegistrationId(id);
		if (registration == null) {
			return;
		}
		String[] issuers = CallbackIssuer.isUsualPath(request.getRequestURI(), id)
				? request.getParameterValues(CallbackIssuer.PARAMETER) : null;
		CallbackIssuer.check(registration,
				(issuers != null) ? List.of(issuers) : CallbackIssuer.issuers(request.getQueryString()));
	}

}
