package io.hawcx.security.handover;

import reactor.core.publisher.Mono;

import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.jwt.JwtException;

/**
 * Signs a user in with a code that was handed over: redeems it, verifies the id_token,
 * checks its nonce, and only then loads the user, through the same collaborators as a
 * login by redirect, so that both give the same principal. Stores nothing itself.
 */
final class HandoverReactiveAuthenticationManager implements ReactiveAuthenticationManager {

	private final String registrationId;

	private final ServerHandoverBeans beans;

	private final GrantedAuthoritiesMapper authoritiesMapper;

	HandoverReactiveAuthenticationManager(String registrationId, ServerHandoverBeans beans) {
		this.registrationId = registrationId;
		this.beans = beans;
		this.authoritiesMapper = beans.authoritiesMapper();
	}

	@Override
	public Mono<Authentication> authenticate(Authentication authentication) {
		HawcxCodeHandoverAuthenticationToken handover = (HawcxCodeHandoverAuthenticationToken) authentication;
		return Mono.defer(() -> {
			HandoverGrants.requirePossible(handover);
			return this.beans.registrations().findByRegistrationId(this.registrationId);
		})
			.switchIfEmpty(Mono.fromSupplier(() -> HandoverGrants.require(null, this.registrationId)))
			.flatMap((registration) -> redeem(registration, handover));
	}

	private Mono<Authentication> redeem(ClientRegistration registration,
			HawcxCodeHandoverAuthenticationToken handover) {
		OAuth2AuthorizationCodeGrantRequest request = HandoverGrants.request(registration, handover);
		return Mono.defer(() -> this.beans.tokenClient().getTokenResponse(request))
			.onErrorMap(OAuth2AuthorizationException.class, HandoverGrants::failure)
			.flatMap((response) -> signIn(request, response, handover));
	}

	private Mono<Authentication> signIn(OAuth2AuthorizationCodeGrantRequest request, OAuth2AccessTokenResponse response,
			HawcxCodeHandoverAuthenticationToken handover) {
		ClientRegistration registration = request.getClientRegistration();
		return this.beans.decoders()
			.createDecoder(registration)
			.decode(HandoverGrants.idToken(response))
			.onErrorMap(JwtException.class, HandoverGrants::failure)
			.map((jwt) -> HandoverGrants.accept(jwt, handover))
			.map((idToken) -> new OidcUserRequest(registration, response.getAccessToken(), idToken,
					response.getAdditionalParameters()))
			.flatMap(this.beans.userService()::loadUser)
			.map((user) -> new OAuth2LoginAuthenticationToken(registration, request.getAuthorizationExchange(), user,
					this.authoritiesMapper.mapAuthorities(user.getAuthorities()), response.getAccessToken(),
					response.getRefreshToken()));
	}

}
