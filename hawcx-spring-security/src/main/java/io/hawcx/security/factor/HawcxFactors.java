package io.hawcx.security.factor;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.util.Assert;

/**
 * Names of the factors that a login through Hawcx grants, for rules such as
 * {@code RequiredFactor.withAuthority(HawcxFactors.authority("otp"))}.
 *
 * @since 0.1.0
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8176">RFC 8176</a>
 */
public final class HawcxFactors {

	// RFC 8176 section 2. Anything else in an amr is no factor that anyone agreed on.
	private static final Set<String> METHODS = Set.of("face", "fpt", "geo", "hwk", "iris", "kba", "mca", "mfa", "otp",
			"pin", "pwd", "rba", "retina", "sc", "sms", "swk", "tel", "user", "vbm", "wia");

	private static final String FACTOR = "HAWCX_";

	private static final Duration TOLERANCE = Duration.ofMinutes(1);

	private HawcxFactors() {
	}

	/**
	 * Return the authority that stands for an authentication method, such as
	 * {@code FACTOR_HAWCX_OTP} for {@code otp}.
	 * @param method a value of RFC 8176 as {@code amr} spells it
	 * @return the authority
	 * @throws IllegalArgumentException if RFC 8176 does not list the method
	 */
	public static String authority(String method) {
		Assert.isTrue(METHODS.contains(method), () -> "RFC 8176 lists no method '" + method + "'");
		return granted(method, Instant.EPOCH).getAuthority();
	}

	/**
	 * Return the factors that a login grants: {@code FACTOR_AUTHORIZATION_CODE}, and one
	 * for each method of {@code amr}, from {@code auth_time} on.
	 * @param idToken an id_token of Hawcx, which is not verified here
	 * @return the authorities
	 */
	public static Set<GrantedAuthority> of(OidcIdToken idToken) {
		// Without auth_time nobody knows how old the login is; iat would flatter it. At
		// the epoch it satisfies only rules that set no time.
		Instant authTime = idToken.getAuthenticatedAt();
		Instant issuedAt = (authTime != null && !isAhead(authTime, idToken.getIssuedAt())) ? authTime : Instant.EPOCH;
		Set<GrantedAuthority> factors = new LinkedHashSet<>();
		factors.add(FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY)
			.issuedAt(issuedAt)
			.build());
		List<String> methods = idToken.getAuthenticationMethods();
		if (methods != null) {
			methods.stream().filter(METHODS::contains).forEach((method) -> factors.add(granted(method, issuedAt)));
		}
		return factors;
	}

	// A login that is later than its id_token would be a factor that never expires.
	private static boolean isAhead(Instant authTime, @Nullable Instant issuedAt) {
		return issuedAt != null && authTime.isAfter(issuedAt.plus(TOLERANCE));
	}

	private static FactorGrantedAuthority granted(String method, Instant issuedAt) {
		return FactorGrantedAuthority.withFactor(FACTOR + method.toUpperCase(Locale.ROOT)).issuedAt(issuedAt).build();
	}

}
