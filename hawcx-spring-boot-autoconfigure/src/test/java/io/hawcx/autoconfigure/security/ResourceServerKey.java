package io.hawcx.autoconfigure.security;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * What signs the bearers of a resource server that has nothing to do with Hawcx.
 */
final class ResourceServerKey {

	static final SecretKey KEY = new SecretKeySpec(
			"0123456789-0123456789-0123456789-0123456789".getBytes(StandardCharsets.US_ASCII), "HmacSHA256");

	private ResourceServerKey() {
	}

	static String jwt(String subject) {
		SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256),
				new JWTClaimsSet.Builder().subject(subject)
					.expirationTime(Date.from(Clock.systemUTC().instant().plus(Duration.ofMinutes(5))))
					.build());
		try {
			jwt.sign(new MACSigner(KEY));
			return jwt.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
