package io.hawcx.autoconfigure.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;

/**
 * A key that signs whatever it is told to, with the JDK's own algorithms.
 */
final class ProviderKey {

	private static final int RAW_BYTES = 32;

	private final String algorithm;

	private final String id;

	private final KeyPair pair;

	private ProviderKey(String algorithm, String id, KeyPair pair) {
		this.algorithm = algorithm;
		this.id = id;
		this.pair = pair;
	}

	static ProviderKey generate(String algorithm, String id) {
		try {
			return new ProviderKey(algorithm, id, generator(algorithm).generateKeyPair());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static KeyPairGenerator generator(String algorithm) throws GeneralSecurityException {
		if (algorithm.equals("EdDSA")) {
			return KeyPairGenerator.getInstance("Ed25519");
		}
		boolean rsa = algorithm.equals("RS256");
		KeyPairGenerator generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "EC");
		generator.initialize(rsa ? new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)
				: new ECGenParameterSpec(curve(algorithm).getStdName()));
		return generator;
	}

	private static Curve curve(String algorithm) {
		return switch (algorithm) {
			case "ES256" -> Curve.P_256;
			case "ES384" -> Curve.P_384;
			case "ES512" -> Curve.P_521;
			default -> throw new IllegalArgumentException(algorithm);
		};
	}

	String algorithm() {
		return this.algorithm;
	}

	String id() {
		return this.id;
	}

	Map<String, Object> publicJwk() {
		Map<String, Object> jwk = new LinkedHashMap<>(publicMembers());
		jwk.put("kid", this.id);
		jwk.put("alg", this.algorithm);
		return jwk;
	}

	private Map<String, Object> publicMembers() {
		PublicKey key = this.pair.getPublic();
		return switch (this.algorithm) {
			case "RS256" -> new RSAKey.Builder((RSAPublicKey) key).build().toJSONObject();
			case "EdDSA" -> Map.of("kty", "OKP", "crv", "Ed25519", "x", raw(key.getEncoded()));
			default -> new ECKey.Builder(curve(this.algorithm), (ECPublicKey) key).build().toJSONObject();
		};
	}

	/**
	 * Return the private key of Ed25519, for the client's own assertions.
	 */
	Map<String, Object> privateJwk() {
		Map<String, Object> jwk = publicJwk();
		jwk.put("d", raw(this.pair.getPrivate().getEncoded()));
		return jwk;
	}

	private static String raw(byte[] encoded) {
		return base64Url(Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length));
	}

	String sign(String signed) {
		try {
			Signature signature = Signature.getInstance(jdkName());
			signature.initSign(this.pair.getPrivate());
			signature.update(signed.getBytes(StandardCharsets.US_ASCII));
			return base64Url(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String jdkName() {
		return switch (this.algorithm) {
			case "RS256" -> "SHA256withRSA";
			case "EdDSA" -> "Ed25519";
			default -> "SHA" + this.algorithm.substring(2) + "withECDSAinP1363Format";
		};
	}

	static String base64Url(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
