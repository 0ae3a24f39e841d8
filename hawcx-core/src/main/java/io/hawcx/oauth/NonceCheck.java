package io.hawcx.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import io.hawcx.TokenVerificationException;
import org.jspecify.annotations.Nullable;

/**
 * Binds an id_token to the login that asked for it: the nonce must be the expected one,
 * and a token with a nonce that nobody asked for belongs to another login.
 */
final class NonceCheck {

	private NonceCheck() {
	}

	static void check(IdTokenClaims claims, @Nullable String expected) {
		String nonce = claims.nonce();
		if (expected == null) {
			require(nonce == null, "it carries a nonce and none is expected; pass the nonce that the login began with");
			return;
		}
		require(nonce != null, "it carries no nonce and one is expected; begin the login with the nonce");
		require(nonce != null && MessageDigest.isEqual(nonce.getBytes(StandardCharsets.UTF_8),
				expected.getBytes(StandardCharsets.UTF_8)),
				"its nonce is not the expected one; it belongs to another login");
	}

	private static void require(boolean condition, String rule) {
		if (!condition) {
			throw new TokenVerificationException("The id_token is refused: " + rule);
		}
	}

}
