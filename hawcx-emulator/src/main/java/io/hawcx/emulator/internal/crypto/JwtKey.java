package io.hawcx.emulator.internal.crypto;

import java.text.ParseException;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import io.hawcx.emulator.internal.json.Json;

/**
 * A key of the emulator that signs JWTs. Immutable, thread-safe.
 */
public final class JwtKey {

	private final JWSAlgorithm algorithm;

	private final JWK publicJwk;

	private final JWSSigner signer;

	private JwtKey(JWSAlgorithm algorithm, JWK publicJwk, JWSSigner signer) {
		this.algorithm = algorithm;
		this.publicJwk = publicJwk;
		this.signer = signer;
	}

	/**
	 * Derive a key.
	 * @param seed where it comes from
	 * @param algorithm {@code ES256}, {@code ES512} or {@code EdDSA}
	 * @param label what it is for
	 * @return the key
	 */
	public static JwtKey derive(Seed seed, String algorithm, String label) {
		return switch (algorithm) {
			case "ES256" -> ec(seed, Curve.P_256, JWSAlgorithm.ES256, label);
			case "ES512" -> ec(seed, Curve.P_521, JWSAlgorithm.ES512, label);
			case "EdDSA" -> {
				Ed25519Key key = new Ed25519Key("eddsa-" + seed.hex(label + " kid", 4), seed.bytes(label, 32));
				yield new JwtKey(JWSAlgorithm.EdDSA, key.publicJwk(), new EdDsaSigner(key));
			}
			default -> throw new IllegalArgumentException("unknown algorithm " + algorithm);
		};
	}

	private static JwtKey ec(Seed seed, Curve curve, JWSAlgorithm algorithm, String label) {
		ECKey key = EcKeys.derive(seed, curve, algorithm, label + " " + algorithm);
		try {
			return new JwtKey(algorithm, key.toPublicJWK(), new ECDSASigner(key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("this JDK cannot sign with " + algorithm, ex);
		}
	}

	/**
	 * Return whether this is an elliptic curve key.
	 * @return whether its algorithm is one of ES256 and ES512
	 */
	public boolean isEllipticCurve() {
		return this.publicJwk instanceof ECKey;
	}

	/**
	 * Return the public key.
	 * @return the JWK's members
	 */
	public Map<String, Object> publicJwk() {
		return this.publicJwk.toJSONObject();
	}

	/**
	 * Sign claims.
	 * @param type the header's {@code typ}
	 * @param claims the claims
	 * @return the compact JWT
	 */
	public String sign(String type, Map<String, Object> claims) {
		JWSHeader header = new JWSHeader.Builder(this.algorithm).keyID(this.publicJwk.getKeyID())
			.type(new JOSEObjectType(type))
			.build();
		return sign(new JWSObject(header, new Payload(Json.write(claims))));
	}

	/**
	 * Sign again what another key has signed, under that one's name.
	 * @param jwt a compact JWT of this key's algorithm
	 * @return the same header and claims with a signature of this key
	 * @throws IllegalArgumentException if it is no JWT
	 */
	public String signAgain(String jwt) {
		try {
			JWSObject signed = JWSObject.parse(jwt);
			return sign(new JWSObject(signed.getHeader(), signed.getPayload()));
		}
		catch (ParseException ex) {
			throw new IllegalArgumentException("not a signed JWT", ex);
		}
	}

	private String sign(JWSObject jws) {
		try {
			jws.sign(this.signer);
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("this JDK cannot sign with " + this.algorithm, ex);
		}
		return jws.serialize();
	}

}
