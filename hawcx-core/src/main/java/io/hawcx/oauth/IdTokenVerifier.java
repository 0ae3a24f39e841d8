package io.hawcx.oauth;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import io.hawcx.TokenVerificationException;
import io.hawcx.internal.jose.CompactJws;
import io.hawcx.internal.jose.JwksCache;
import io.hawcx.internal.jose.JwsException;
import org.jspecify.annotations.Nullable;

/**
 * Verifies one issuer's id_tokens for one client: form, header, key and signature first,
 * and only then what the token claims.
 */
final class IdTokenVerifier {

	private final String issuer;

	private final String clientId;

	private final Duration tolerance;

	private final Clock clock;

	IdTokenVerifier(String issuer, String clientId, Duration tolerance, Clock clock) {
		this.issuer = issuer;
		this.clientId = clientId;
		this.tolerance = tolerance;
		this.clock = clock;
	}

	IdTokenClaims verify(String idToken, Set<String> algorithms, JwksCache keys) {
		return new ClaimChecks(verifiedPayload(idToken, algorithms, keys)).check(this.issuer, this.clientId,
				this.clock.instant(), this.tolerance);
	}

	private Map<String, Object> verifiedPayload(String idToken, Set<String> algorithms, JwksCache keys) {
		try {
			CompactJws jws = CompactJws.parse(idToken);
			checkType(jws.header("typ"));
			String algorithm = allowed(jws.header("alg"), algorithms);
			jws.verify(keys.select(jws.header("kid"), algorithm));
			return jws.payload();
		}
		catch (JwsException ex) {
			throw new TokenVerificationException("The id_token is refused: " + ex.getMessage(), ex.getCause());
		}
	}

	private static void checkType(@Nullable String type) throws JwsException {
		if (type != null && !type.equals("JWT")) {
			throw new JwsException("its type (typ) is not JWT");
		}
	}

	private static String allowed(@Nullable String algorithm, Set<String> algorithms) throws JwsException {
		if (algorithm == null || !algorithms.contains(algorithm)) {
			throw new JwsException("its algorithm (alg) is not one of " + algorithms);
		}
		return algorithm;
	}

}
