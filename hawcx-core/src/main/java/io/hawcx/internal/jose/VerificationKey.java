package io.hawcx.internal.jose;

import java.text.ParseException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import org.jspecify.annotations.Nullable;

/**
 * One published key that verifies signatures with one algorithm. Immutable and safe for
 * use by several threads at once.
 */
public final class VerificationKey {

	/**
	 * The algorithms that this library verifies.
	 */
	public static final Set<String> ALGORITHMS = Collections
		.unmodifiableSet(new LinkedHashSet<>(List.of("RS256", "ES256", "ES384", "ES512", "EdDSA")));

	private static final Map<Curve, JWSAlgorithm> CURVES = Map.of(Curve.P_256, JWSAlgorithm.ES256, Curve.P_384,
			JWSAlgorithm.ES384, Curve.P_521, JWSAlgorithm.ES512);

	private static final Map<String, Integer> SIGNATURE_BYTES = Map.of("ES256", 64, "ES384", 96, "ES512", 132, "EdDSA",
			64);

	private static final int MIN_RSA_BITS = 2048;

	private final JWK jwk;

	private final JWSAlgorithm algorithm;

	private final JWSVerifier verifier;

	private VerificationKey(JWK jwk, JWSAlgorithm algorithm, JWSVerifier verifier) {
		this.jwk = jwk;
		this.algorithm = algorithm;
		this.verifier = verifier;
	}

	/**
	 * Prepare a key.
	 * @param members those of a JWK (RFC 7517)
	 * @return the key
	 * @throws JwsException if it is no key that this library can trust: of another type,
	 * malformed, too weak, or with its private half published
	 */
	public static VerificationKey of(Map<String, Object> members) throws JwsException {
		try {
			JWK jwk = JWK.parse(members);
			if (jwk.isPrivate()) {
				throw new JwsException("the key's private half is published");
			}
			return of(jwk);
		}
		catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException
				| ClassCastException ex) {
			// Nimbus reports members of a wrong type and points off the curve as any of
			// these.
			throw new JwsException("the key is malformed", ex);
		}
	}

	private static VerificationKey of(JWK jwk) throws JOSEException, JwsException {
		if (jwk instanceof ECKey key) {
			JWSAlgorithm algorithm = CURVES.get(key.getCurve());
			if (algorithm != null) {
				return new VerificationKey(jwk, algorithm, new EcdsaJwsVerifier(key, algorithm));
			}
		}
		else if (jwk instanceof OctetKeyPair key && Curve.Ed25519.equals(key.getCurve())) {
			return new VerificationKey(jwk, JWSAlgorithm.EdDSA, new Ed25519JwsVerifier(key.getDecodedX()));
		}
		else if (jwk instanceof RSAKey key && key.toRSAPublicKey().getModulus().bitLength() >= MIN_RSA_BITS) {
			return new VerificationKey(jwk, JWSAlgorithm.RS256, new RSASSAVerifier(key));
		}
		throw new JwsException("the key is of a type, curve or size that is not used here");
	}

	@Nullable String keyId() {
		return this.jwk.getKeyID();
	}

	/**
	 * Find out why this key must not verify signatures of an algorithm.
	 * @param wanted the algorithm's name
	 * @return the rule that stands against it, or {@code null} if none does
	 */
	@Nullable String objectionTo(String wanted) {
		if (!this.algorithm.getName().equals(wanted)) {
			return "the key is of another type or curve than the algorithm (alg) needs";
		}
		if (this.jwk.getAlgorithm() != null && !this.jwk.getAlgorithm().getName().equals(wanted)) {
			return "the key is meant for another algorithm (alg)";
		}
		if (KeyUse.ENCRYPTION.equals(this.jwk.getKeyUse())) {
			return "the key is meant for encryption (use)";
		}
		Set<KeyOperation> operations = this.jwk.getKeyOperations();
		if (operations != null && !operations.contains(KeyOperation.VERIFY)) {
			return "the key is not meant for verification (key_ops)";
		}
		return null;
	}

	boolean verify(byte[] signingInput, byte[] signature) {
		Integer length = SIGNATURE_BYTES.get(this.algorithm.getName());
		if (length != null && signature.length != length) {
			return false;
		}
		try {
			return this.verifier.verify(new JWSHeader(this.algorithm), signingInput, Base64URL.encode(signature));
		}
		catch (JOSEException ex) {
			// The library throws for some signatures and returns false for others.
			return false;
		}
	}

}
