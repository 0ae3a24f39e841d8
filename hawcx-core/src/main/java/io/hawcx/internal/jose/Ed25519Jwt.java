package io.hawcx.internal.jose;

import java.util.function.UnaryOperator;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * Makes the JWTs by which a client says who it is: {@code alg} EdDSA, {@code typ} JWT and
 * the {@code kid} under which Hawcx knows the key.
 */
public final class Ed25519Jwt {

	private Ed25519Jwt() {
	}

	/**
	 * Sign claims.
	 * @param claims what the token says
	 * @param keyId the id of the key
	 * @param key turns a message into its signature of 64 bytes
	 * @return the token
	 */
	public static String sign(JWTClaimsSet claims, String keyId, UnaryOperator<byte[]> key) {
		JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.EdDSA).type(JOSEObjectType.JWT).keyID(keyId).build();
		SignedJWT jwt = new SignedJWT(header, claims);
		try {
			jwt.sign(new Ed25519JwsSigner(key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException("The token could not be signed with key " + keyId, ex);
		}
		return jwt.serialize();
	}

}
