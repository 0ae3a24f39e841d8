package io.hawcx.security.handover;

import java.util.Collection;

import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginFailure;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.Assert;

/**
 * Signs a user in with a code that was handed over: redeems it, verifies the id_token,
 * checks its nonce, and only then loads the user, through the same collaborators as a
 * login by redirect, so that both give the same principal. Stores nothing itself.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class HawcxCodeHandoverAuthenticationProvider implements AuthenticationProvider {

	private final ClientRegistrationRepository registrations;

	private final String registrationId;

	private final HandoverTokens tokens;

	private final OAuth2UserService<OidcUserRequest, OidcUser> userService;

	private GrantedAuthoritiesMapper authoritiesMapper = (authorities) -> authorities;

	HawcxCodeHandoverAuthenticationProvider(ClientRegistrationRepository registrations, HawcxClientRegistration hawcx,
			HandoverTokens tokens, OAuth2UserService<OidcUserRequest, OidcUser> userService) {
		this.registrations = registrations;
		this.registrationId = hawcx.registrationId();
		this.tokens = tokens;
		this.userService = userService;
	}

	/**
	 * Set what maps the user's authorities. Default: they stay as loaded.
	 * @param authoritiesMapper the mapper, as of {@code oauth2Login()}
	 */
	public void setAuthoritiesMapper(GrantedAuthoritiesMapper authoritiesMapper) {
		Assert.notNull(authoritiesMapper, "authoritiesMapper must not be null");
		this.authoritiesMapper = authoritiesMapper;
	}

	/**
	 * Sign a user in.
	 * @param authentication a {@link HawcxCodeHandoverAuthenticationToken}
	 * @return an {@link OAuth2AuthenticationToken} with an {@link OidcUser}
	 * @throws OAuth2AuthenticationException if the code, the id_token or its nonce is
	 * refused, or Hawcx cannot be reached
	 */
	@Override
	public Authentication authenticate(Authentication authentication) {
		HawcxCodeHandoverAuthenticationToken handover = (HawcxCodeHandoverAuthenticationToken) authentication;
		if (!handover.getNonceCheck().isPossible()) {
			throw invalidNonce("The session has no outstanding nonce: fetch one before the login begins.");
		}
		ClientRegistration registration = registration();
		OAuth2AccessTokenResponse response = this.tokens.redeem(registration, handover);
		OidcIdToken idToken = this.tokens.verify(registration, response);
		if (!handover.getNonceCheck().accept(idToken.getNonce())) {
			throw invalidNonce("The id_token carries no nonce that this session is waiting for.");
		}
		OidcUser user = this.userService.loadUser(new OidcUserRequest(registration, response.getAccessToken(), idToken,
				response.getAdditionalParameters()));
		Assert.notNull(user, "the user service must not return null");
		Collection<? extends GrantedAuthority> authorities = this.authoritiesMapper
			.mapAuthorities(user.getAuthorities());
		OAuth2AuthenticationToken result = new HandedOverLogin(user, authorities, new OAuth2AuthorizedClient(
				registration, user.getName(), response.getAccessToken(), response.getRefreshToken()));
		result.setDetails(handover.getDetails());
		return result;
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return HawcxCodeHandoverAuthenticationToken.class.isAssignableFrom(authentication);
	}

	private ClientRegistration registration() {
		ClientRegistration registration = this.registrations.findByRegistrationId(this.registrationId);
		Assert.state(registration != null, () -> "There is no client registration '" + this.registrationId
				+ "': publish a HawcxClientRegistrationRepository.");
		return registration;
	}

	private static OAuth2AuthenticationException invalidNonce(String message) {
		return new OAuth2AuthenticationException(new OAuth2Error(HawcxLoginFailure.INVALID_NONCE, message, null),
				message);
	}

}
