package io.hawcx.security.oauth2;

import java.text.ParseException;
import java.time.Instant;
import java.util.Map;

import com.nimbusds.jose.JWSObject;
import io.hawcx.DiscoveryException;
import io.hawcx.TokenVerificationException;
import io.hawcx.oauth.IdTokenClaims;

import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.util.Assert;

/**
 * Verified id_tokens in Spring Security's types.
 */
final class IdTokens {

	private static final Converter<Map<String, Object>, Map<String, Object>> CLAIM_TYPES = OidcIdTokenDecoderFactory
		.createDefaultClaimTypeConverter();

	private IdTokens() {
	}

	/**
	 * Turn an id_token that core has verified into Spring Security's type.
	 * @param token the compact JWS
	 * @param verified its claims
	 * @param userNameAttribute the claim by which the application names a user
	 * @return the token
	 * @throws BadJwtException if its header cannot be read, a claim does not fit Spring
	 * Security's type, or it does not name the user
	 */
	static Jwt jwt(String token, IdTokenClaims verified, String userNameAttribute) {
		Map<String, Object> claims = converted(verified.asMap());
		if (claims.get(userNameAttribute) == null) {
			// Spring Security would end in 500.
			throw new BadJwtException(
					"The id_token has no claim '" + userNameAttribute + "', by which user-name-attribute names users.");
		}
		return new Jwt(token, (Instant) claims.get(IdTokenClaimNames.IAT), (Instant) claims.get(IdTokenClaimNames.EXP),
				header(token), claims);
	}

	private static Map<String, Object> converted(Map<String, Object> verified) {
		try {
			Map<String, Object> claims = CLAIM_TYPES.convert(verified);
			Assert.notNull(claims, "the claim type converter must not return null");
			return claims;
		}
		catch (ConversionException ex) {
			// Such as updated_at, which core does not check, beyond the end of time.
			// No cause: it quotes the claim.
			throw new BadJwtException("The id_token has a claim whose value is out of range.");
		}
	}

	/**
	 * Turn what core throws into what Spring Security expects of a decoder.
	 * @param failure core's exception
	 * @return {@link BadJwtException} for a token that broke a rule, {@link JwtException}
	 * where the issuer could not be asked
	 */
	static RuntimeException failure(RuntimeException failure) {
		String message = String.valueOf(failure.getMessage());
		if (failure instanceof DiscoveryException || LoginFailureCauses.isUnreachable(failure)) {
			return new JwtException(message, failure);
		}
		boolean refused = failure instanceof TokenVerificationException || failure instanceof IllegalArgumentException;
		return refused ? new BadJwtException(message, failure) : failure;
	}

	private static Map<String, Object> header(String verified) {
		try {
			return JWSObject.parse(verified).getHeader().toJSONObject();
		}
		catch (ParseException ex) {
			// No cause: it may quote the token.
			throw new BadJwtException("The id_token's header cannot be read.");
		}
	}

}
