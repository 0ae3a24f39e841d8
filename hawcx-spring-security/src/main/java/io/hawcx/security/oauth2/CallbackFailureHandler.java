package io.hawcx.security.oauth2;

import java.io.IOException;

import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.oauth2.internal.TenantAddressFilter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Tells a failed callback of Hawcx from another provider's, by the registration id that
 * ends the callback's path, or by the failure itself. Whom a callback has signed in goes
 * on when reloading it.
 */
final class CallbackFailureHandler implements AuthenticationFailureHandler {

	private final LoginTenants registrations;

	private final AuthenticationFailureHandler hawcx;

	private final AuthenticationFailureHandler others;

	private final SecurityContextRepository contexts;

	private final AuthenticationSuccessHandler signedIn;

	CallbackFailureHandler(LoginTenants registrations, AuthenticationFailureHandler hawcx,
			AuthenticationFailureHandler others, SecurityContextRepository contexts,
			AuthenticationSuccessHandler signedIn) {
		this.registrations = registrations;
		this.hawcx = hawcx;
		this.others = others;
		this.contexts = contexts;
		this.signedIn = signedIn;
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException exception) throws IOException, ServletException {
		String callback = RepeatedCallback.lastSegment(request.getRequestURI());
		TenantAddressFilter.keep(request, this.registrations, callback);
		boolean ours = this.registrations.isHawcx(callback) || LoginFailureCauses.isHawcx(exception);
		if (ours && RepeatedCallback.isPossible(request.getMethod(), exception)) {
			// The filter has taken the user off the thread already.
			Authentication user = this.contexts.loadDeferredContext(request).get().getAuthentication();
			if (user != null && RepeatedCallback.isSignedIn(user, callback, this.registrations)) {
				this.signedIn.onAuthenticationSuccess(request, response, user);
				return;
			}
		}
		if (ours) {
			this.hawcx.onAuthenticationFailure(request, response, RefusedAuthorization.explain(exception,
					request.getParameter(OAuth2ParameterNames.ERROR), this.registrations.settingNames(callback)));
			return;
		}
		this.others.onAuthenticationFailure(request, response, exception);
	}

}
