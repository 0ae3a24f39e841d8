package io.hawcx.security.handover;

import io.hawcx.security.internal.FailureLimit;
import io.hawcx.security.internal.HandoverAuthorizationExchange;
import io.hawcx.security.oauth2.HawcxAuthorizedClientRepository;
import io.hawcx.security.oauth2.HawcxLoginErrorCodes;
import io.hawcx.security.oauth2.HawcxLoginFailure;
import io.hawcx.security.oauth2.internal.EndedLogins;
import io.hawcx.security.oauth2.internal.LoginTenants;
import io.hawcx.security.oauth2.internal.TenantAddressFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.Assert;

/**
 * Signs a user in with the code that is posted, as
 * {@code OAuth2LoginAuthenticationFilter} does with one that a redirect brings: the
 * chain's own authentication manager redeems it.
 */
final class HawcxCodeHandoverFilter extends AbstractAuthenticationProcessingFilter {

	private static final String TRIED = HawcxCodeHandoverFilter.class.getName() + ".TRIED";

	private final WebAuthenticationDetailsSource details = new WebAuthenticationDetailsSource();

	private final HandoverSessions sessions;

	private final HandoverBinding binding;

	private final ClientRegistrationRepository registrations;

	private final LoginTenants hawcx;

	private SecurityContextHolderStrategy contexts = SecurityContextHolder.getContextHolderStrategy();

	private FailureLimit addresses = FailureLimit.none();

	private @Nullable OAuth2AuthorizedClientRepository clients;

	HawcxCodeHandoverFilter(RequestMatcher requests, HandoverSessions sessions, HandoverBinding binding,
			ClientRegistrationRepository registrations, LoginTenants hawcx) {
		super(requests);
		this.sessions = sessions;
		this.binding = binding;
		this.registrations = registrations;
		this.hawcx = hawcx;
	}

	void setAuthorizedClientRepository(OAuth2AuthorizedClientRepository clients) {
		this.clients = new HawcxAuthorizedClientRepository(clients);
	}

	void setFailureLimit(FailureLimit addresses) {
		this.addresses = addresses;
	}

	/**
	 * Tell whether a request's code was tried at Hawcx.
	 * @param request the request
	 * @return {@code false} if it was refused before
	 */
	static boolean hasTried(HttpServletRequest request) {
		return request.getAttribute(TRIED) != null;
	}

	@Override
	public void setSecurityContextHolderStrategy(SecurityContextHolderStrategy contexts) {
		super.setSecurityContextHolderStrategy(contexts);
		this.contexts = contexts;
	}

	@Override
	public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
		HandoverState state = this.sessions.read(request);
		TooManyAttemptsException.throwIf(state.pause());
		TooManyAttemptsException.throwIf(this.addresses.pause(request.getRemoteAddr()));
		Handover handover = Handover.of(HandoverRequests.body(request), state, this.binding);
		request.setAttribute(TRIED, true);
		try {
			return signIn(handover, request, response);
		}
		catch (AuthenticationException ex) {
			if (!HawcxLoginFailure.of(ex).code().equals(HawcxLoginErrorCodes.TEMPORARILY_UNAVAILABLE)) {
				this.sessions.update(request, HandoverState::fail);
				this.addresses.fail(request.getRemoteAddr());
			}
			throw ex;
		}
	}

	private Authentication signIn(Handover handover, HttpServletRequest request, HttpServletResponse response) {
		String registrationId = TenantAddressFilter.registrationId(request, this.hawcx);
		ClientRegistration registration = this.registrations.findByRegistrationId(registrationId);
		Assert.state(registration != null, () -> HandoverAuthorizationExchange.unknown(registrationId));
		OAuth2LoginAuthenticationToken attempt = new OAuth2LoginAuthenticationToken(registration,
				handover.exchange(registration));
		attempt.setDetails(this.details.buildDetails(request));
		OAuth2LoginAuthenticationToken login = (OAuth2LoginAuthenticationToken) getAuthenticationManager()
			.authenticate(attempt);
		OAuth2User user = login.getPrincipal();
		OAuth2AccessToken accessToken = login.getAccessToken();
		Assert.state(user != null && accessToken != null, "a login has a user and an access token");
		String nonce = (user instanceof OidcUser oidc) ? oidc.getIdToken().getNonce() : null;
		handover.requireNonce(nonce);
		EndedLogins.endIfOthers(request, this.contexts, this.hawcx, registrationId);
		OAuth2AuthenticationToken result = new OAuth2AuthenticationToken(user, login.getAuthorities(),
				registration.getRegistrationId());
		result.setDetails(attempt.getDetails());
		if (this.clients != null) {
			this.clients.saveAuthorizedClient(
					new OAuth2AuthorizedClient(registration, login.getName(), accessToken, login.getRefreshToken()),
					result, request, response);
		}
		this.sessions.update(request, (state) -> state.complete(handover.challenge(), nonce));
		return result;
	}

}
