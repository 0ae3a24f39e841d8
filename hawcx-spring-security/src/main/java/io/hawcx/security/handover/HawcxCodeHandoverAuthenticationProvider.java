package io.hawcx.security.handover;

import java.util.Collection;

import io.hawcx.security.oauth2.HawcxClientRegistration;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
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

	private final OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokenClient;

	private final JwtDecoderFactory<ClientRegistration> decoders;

	private final OAuth2UserService<OidcUserRequest, OidcUser> userService;

	private GrantedAuthoritiesMapper authoritiesMapper = (authorities) -> authorities;

	HawcxCodeHandoverAuthenticationProvider(ClientRegistrationRepository registrations, HawcxClientRegistration hawcx,
			OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokenClient,
			JwtDecoderFactory<ClientRegistration> decoders, OAuth2UserService<OidcUserRequest, OidcUser> userService) {
		this.registrations = registrations;
		this.registrationId = hawcx.registrationId();
		this.tokenClient = tokenClient;
		this.decoders = decoders;
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
		HandoverGrants.requirePossible(handover);
		ClientRegistration registration = HandoverGrants
			.require(this.registrations.findByRegistrationId(this.registrationId), this.registrationId);
		OAuth2AccessTokenResponse response = redeem(registration, handover);
		OidcIdToken idToken = HandoverGrants.accept(verify(registration, HandoverGrants.idToken(response)), handover);
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

	private OAuth2AccessTokenResponse redeem(ClientRegistration registration,
			HawcxCodeHandoverAuthenticationToken handover) {
		try {
			return this.tokenClient.getTokenResponse(HandoverGrants.request(registration, handover));
		}
		catch (OAuth2AuthorizationException ex) {
			throw HandoverGrants.failure(ex);
		}
	}

	private Jwt verify(ClientRegistration registration, String idToken) {
		try {
			return this.decoders.createDecoder(registration).decode(idToken);
		}
		catch (JwtException ex) {
			throw HandoverGrants.failure(ex);
		}
	}

}
