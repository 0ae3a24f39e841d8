package io.hawcx.security.user;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.hawcx.security.tenant.HawcxTenantUser;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * A user who signed in through Hawcx, and the project that the login was of:
 *
 * <pre>
 * String page(&#64;AuthenticationPrincipal HawcxUser user) {
 *     return this.pages.of(user.tenant(), user.getSubject());
 * }
 * </pre>
 *
 * {@link HawcxUserService} makes them. A {@code sub} is unique at its issuer only: two
 * tenants may each know a user by the same one, and {@link #getName()} is the {@code sub}
 * unless the service was told otherwise. So data of users is kept by {@link #tenant()}
 * and {@code sub} together. Two of these are equal if both are, whatever their claims:
 * they are the same user's. Immutable; serializable by the JDK, and as JSON by
 * {@code HawcxJacksonModule}.
 *
 * @since 0.1.0
 */
public final class HawcxUser implements OidcUser, HawcxTenantUser, Serializable {

	private static final long serialVersionUID = 1L;

	private final String tenant;

	private final String name;

	private final Set<GrantedAuthority> authorities;

	private final OidcIdToken idToken;

	private final @Nullable OidcUserInfo userInfo;

	private final Map<String, Object> claims;

	/**
	 * Create a user.
	 * @param tenant the registration id that the user signed in through
	 * @param name what the application calls the user
	 * @param authorities what is granted to the user
	 * @param idToken the verified id_token
	 * @param userInfo what the provider tells beside it, or {@code null}
	 */
	public HawcxUser(String tenant, String name, Collection<? extends GrantedAuthority> authorities,
			OidcIdToken idToken, @Nullable OidcUserInfo userInfo) {
		Assert.hasText(tenant, "tenant must not be empty");
		Assert.hasText(name, "name must not be empty");
		Assert.notNull(authorities, "authorities must not be null");
		Assert.notNull(idToken, "idToken must not be null");
		this.tenant = tenant;
		this.name = name;
		this.authorities = Collections.unmodifiableSet(new LinkedHashSet<>(authorities));
		this.idToken = idToken;
		this.userInfo = userInfo;
		Map<String, Object> claims = new LinkedHashMap<>();
		if (userInfo != null) {
			claims.putAll(userInfo.getClaims());
		}
		claims.putAll(idToken.getClaims());
		this.claims = Collections.unmodifiableMap(claims);
	}

	/**
	 * Return the project that the user signed in through.
	 * @return the registration id: a tenant's name, or {@code hawcx} in an application
	 * with a single project
	 */
	@Override
	public String tenant() {
		return this.tenant;
	}

	/**
	 * Return who vouches for the user.
	 * @return the {@code iss} of the id_token
	 */
	public String issuer() {
		Object issuer = this.idToken.getClaim(IdTokenClaimNames.ISS);
		return String.valueOf(issuer);
	}

	/**
	 * Return the user's e-mail address if Hawcx has verified it, unlike
	 * {@link #getEmail()}.
	 * @return the {@code email} of an id_token whose {@code email_verified} is true, or
	 * {@code null}
	 */
	public @Nullable String verifiedEmail() {
		Map<String, Object> signed = this.idToken.getClaims();
		return (Boolean.TRUE.equals(signed.get(StandardClaimNames.EMAIL_VERIFIED))
				&& signed.get(StandardClaimNames.EMAIL) instanceof String email && StringUtils.hasText(email)) ? email
						: null;
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		return this.authorities;
	}

	@Override
	public Map<String, Object> getAttributes() {
		return this.claims;
	}

	@Override
	public Map<String, Object> getClaims() {
		return this.claims;
	}

	@Override
	public OidcIdToken getIdToken() {
		return this.idToken;
	}

	@Override
	public @Nullable OidcUserInfo getUserInfo() {
		return this.userInfo;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof HawcxUser user && user.tenant.equals(this.tenant)
				&& Objects.equals(user.idToken.getSubject(), this.idToken.getSubject());
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.tenant, this.idToken.getSubject());
	}

	@Override
	public String toString() {
		return "HawcxUser[" + this.tenant + ", " + this.name + "]";
	}

}
