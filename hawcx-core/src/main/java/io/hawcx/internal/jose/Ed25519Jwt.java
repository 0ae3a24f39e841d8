package io.hawcx.internal.jose;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import io.hawcx.internal.Base64Url;
import io.hawcx.internal.Json;

/**
 * Makes the JWTs by which a client says who it is: {@code alg} EdDSA, {@code typ} JWT and
 * the {@code kid} under which Hawcx knows the key.
 */
public final class Ed25519Jwt {

	private Ed25519Jwt() {
	}

	/**
	 * Collect what every such token says (RFC 7523 section 3).
	 * @param clientId who says it, and of whom
	 * @param audience whom it is for
	 * @param now when it is said
	 * @param lifetime for how long it holds, in whole seconds
	 * @param id bytes that no other token has
	 * @return the claims, to which others may be added
	 */
	public static Map<String, Object> claims(String clientId, String audience, Instant now, Duration lifetime,
			byte[] id) {
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("iss", clientId);
		claims.put("sub", clientId);
		claims.put("aud", audience);
		claims.put("iat", now.getEpochSecond());
		claims.put("exp", now.getEpochSecond() + lifetime.toSeconds());
		claims.put("jti", Base64Url.encode(id));
		return claims;
	}

	/**
	 * Sign claims.
	 * @param claims what the token says
	 * @param keyId the id of the key
	 * @param key turns a message into its signature of 64 bytes
	 * @return the token
	 */
	public static String sign(Map<String, Object> claims, String keyId, UnaryOperator<byte[]> key) {
		Map<String, Object> header = new LinkedHashMap<>();
		header.put("alg", "EdDSA");
		header.put("typ", "JWT");
		header.put("kid", keyId);
		String signed = Base64Url.encode(Json.write(header)) + "." + Base64Url.encode(Json.write(claims));
		return signed + "." + Base64Url.encode(key.apply(signed.getBytes(StandardCharsets.US_ASCII)));
	}

}
