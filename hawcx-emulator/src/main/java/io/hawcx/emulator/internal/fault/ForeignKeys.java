package io.hawcx.emulator.internal.fault;

import java.security.SecureRandom;
import java.text.ParseException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.nimbusds.jose.JWSObject;
import io.hawcx.emulator.internal.crypto.Base64Url;
import io.hawcx.emulator.internal.crypto.Ed25519Key;
import io.hawcx.emulator.internal.crypto.JwtKey;
import io.hawcx.emulator.internal.crypto.Seed;

/**
 * Keys that are not the emulator's, for signatures under its key ids that no client may
 * accept.
 */
final class ForeignKeys {

	private static final Seed SEED = Seed.random(new SecureRandom());

	private ForeignKeys() {
	}

	static String signAgain(String jws) {
		try {
			return key(JWSObject.parse(jws).getHeader().getAlgorithm().getName()).signAgain(jws);
		}
		catch (ParseException ex) {
			throw new IllegalStateException("what the emulator signed is no JWS", ex);
		}
	}

	static String sign(byte[] message) {
		return Base64Url.encode(new Ed25519Key("foreign key", SEED.bytes("foreign key", 32)).sign(message));
	}

	/**
	 * Return a key that looks like another.
	 * @param jwk the other
	 * @return a public JWK with the other's algorithm and key id
	 */
	static Map<String, Object> replace(Map<?, ?> jwk) {
		Map<String, Object> replaced = new LinkedHashMap<>(key(String.valueOf(jwk.get("alg"))).publicJwk());
		replaced.put("kid", jwk.get("kid"));
		return replaced;
	}

	private static JwtKey key(String algorithm) {
		return JwtKey.derive(SEED, algorithm, "foreign key");
	}

}
