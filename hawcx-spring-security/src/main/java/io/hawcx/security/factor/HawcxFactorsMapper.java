package io.hawcx.security.factor;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.util.Assert;

/**
 * Adds to a login through Hawcx the factors that its id_token names: one for each method
 * of {@code amr}, and {@code FACTOR_AUTHORIZATION_CODE}, which stock Spring Security does
 * not add for OpenID Connect. Each counts from {@code auth_time}; without that claim it
 * satisfies only rules that set no time.
 * <p>
 * As one mapper serves every provider of an application, an id_token counts only if it is
 * of Hawcx's issuer and issued to this application's client ({@code aud}, and {@code azp}
 * where there are several); whoever else sends the same {@code amr} gains nothing. What
 * is not checked here is the signature: Spring Security hands over only id_tokens that
 * were verified. Thread-safe if the delegate is.
 *
 * @since 0.1.0
 */
public final class HawcxFactorsMapper implements GrantedAuthoritiesMapper {

	private final String issuer;

	private final String clientId;

	private final GrantedAuthoritiesMapper delegate;

	/**
	 * Create a mapper that otherwise keeps authorities as they are.
	 * @param issuer the issuer of Hawcx's id_tokens, compared byte for byte
	 * @param clientId the OAuth client id that they are for
	 */
	public HawcxFactorsMapper(String issuer, String clientId) {
		this(issuer, clientId, (authorities) -> authorities);
	}

	/**
	 * Create a mapper on top of the application's own.
	 * @param issuer the issuer of Hawcx's id_tokens, compared byte for byte
	 * @param clientId the OAuth client id that they are for
	 * @param delegate maps everything else
	 */
	public HawcxFactorsMapper(String issuer, String clientId, GrantedAuthoritiesMapper delegate) {
		Assert.hasText(issuer, "issuer must not be empty");
		Assert.hasText(clientId, "clientId must not be empty");
		Assert.notNull(delegate, "delegate must not be null");
		this.issuer = issuer;
		this.clientId = clientId;
		this.delegate = delegate;
	}

	@Override
	public Collection<? extends GrantedAuthority> mapAuthorities(Collection<? extends GrantedAuthority> authorities) {
		Set<GrantedAuthority> mapped = new LinkedHashSet<>(this.delegate.mapAuthorities(authorities));
		for (GrantedAuthority authority : authorities) {
			if (authority instanceof OidcUserAuthority user && isOurs(user.getIdToken())) {
				mapped.addAll(HawcxFactors.of(user.getIdToken()));
			}
		}
		return mapped;
	}

	private boolean isOurs(OidcIdToken idToken) {
		List<String> audience = idToken.getAudience();
		return this.issuer.equals(idToken.getClaimAsString(IdTokenClaimNames.ISS)) && audience != null
				&& audience.contains(this.clientId) && isForUsAlone(audience, idToken.getAuthorizedParty());
	}

	private boolean isForUsAlone(List<String> audience, @Nullable String authorizedParty) {
		// A registration without an issuer-uri takes any iss, so that its provider may
		// write ours and add our client id; but it must name its own as azp then.
		return (authorizedParty != null) ? this.clientId.equals(authorizedParty) : audience.size() == 1;
	}

}
