package io.hawcx.emulator.oidc;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import io.hawcx.emulator.crypto.Ed25519Key;
import io.hawcx.emulator.http.Parameters;
import io.hawcx.emulator.http.RefusedException;
import io.hawcx.emulator.json.Json;
import io.hawcx.emulator.state.ExpiringMap;
import io.hawcx.emulator.tenant.Client;
import org.jspecify.annotations.Nullable;

/**
 * Who calls the token endpoint: a public client says so, a confidential one proves it
 * with an assertion (RFC 7523, {@code private_key_jwt}).
 */
final class ClientAuthentication {

	private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

	private static final long MAX_LIFETIME = 120;

	private static final long FUTURE_TOLERANCE = 10;

	private final String tokenEndpoint;

	private final Clock clock;

	private final ExpiringMap<Boolean> seen;

	ClientAuthentication(String tokenEndpoint, Clock clock) {
		this.tokenEndpoint = tokenEndpoint;
		this.clock = clock;
		this.seen = new ExpiringMap<>(clock);
	}

	void authenticate(@Nullable Client client, Parameters form) {
		if (client == null) {
			throw OAuthError.invalidClient("client_id is unknown");
		}
		String assertion = form.get("client_assertion");
		String type = form.get("client_assertion_type");
		if (!client.isConfidential()) {
			if (assertion != null || type != null) {
				throw OAuthError.invalidClient("a public client must not send a client_assertion");
			}
			return;
		}
		if (assertion == null) {
			throw OAuthError.invalidClient("a confidential client must send a client_assertion");
		}
		if (!ASSERTION_TYPE.equals(type)) {
			throw OAuthError.invalidClient("client_assertion_type is not " + ASSERTION_TYPE);
		}
		check(client, parse(assertion));
	}

	private static JWSObject parse(String assertion) {
		try {
			return JWSObject.parse(assertion);
		}
		catch (ParseException ex) {
			throw OAuthError.invalidClient("client_assertion is not a signed JWT");
		}
	}

	private void check(Client client, JWSObject assertion) {
		JWSHeader header = assertion.getHeader();
		if (!JWSAlgorithm.EdDSA.equals(header.getAlgorithm())) {
			throw refused("alg is not EdDSA");
		}
		if (header.getType() != null && !JOSEObjectType.JWT.equals(header.getType())) {
			throw refused("typ is not JWT");
		}
		if (header.getCriticalParams() != null) {
			throw refused("crit names a parameter that is not known");
		}
		Ed25519Key key = client.key(header.getKeyID());
		if (key == null) {
			throw refused("kid is not one of the client's keys");
		}
		if (!key.verify(assertion.getSigningInput(), assertion.getSignature().decode())) {
			throw refused("signature is not the client's");
		}
		checkClaims(client, claims(assertion));
	}

	private static Map<String, Object> claims(JWSObject assertion) {
		try {
			return Json.readObject(assertion.getPayload().toString().getBytes(StandardCharsets.UTF_8));
		}
		catch (IllegalArgumentException ex) {
			throw refused("claims are not a JSON object");
		}
	}

	private void checkClaims(Client client, Map<String, Object> claims) {
		if (!client.id().equals(claims.get("iss"))) {
			throw refused("iss is not the client id");
		}
		if (!client.id().equals(claims.get("sub"))) {
			throw refused("sub is not the client id");
		}
		Object audience = claims.get("aud");
		if (!this.tokenEndpoint.equals(audience) && !List.of(this.tokenEndpoint).equals(audience)) {
			throw refused("aud is not the token endpoint");
		}
		long lifetime = remainingSeconds(claims);
		if (!(claims.get("jti") instanceof String id) || id.isEmpty()) {
			throw refused("jti is missing");
		}
		if (!this.seen.putIfAbsent(client.id() + " " + id, true, Duration.ofSeconds(lifetime + 1))) {
			throw refused("jti was already used");
		}
	}

	private long remainingSeconds(Map<String, Object> claims) {
		long now = this.clock.instant().getEpochSecond();
		long issuedAt = seconds(claims, "iat");
		long expiresAt = seconds(claims, "exp");
		if (expiresAt <= now) {
			throw refused("exp is over");
		}
		if (expiresAt - now > MAX_LIFETIME || expiresAt - issuedAt > MAX_LIFETIME) {
			throw refused("exp is more than 120 seconds ahead");
		}
		if (issuedAt - now > FUTURE_TOLERANCE) {
			throw refused("iat is in the future");
		}
		return expiresAt - now;
	}

	private static long seconds(Map<String, Object> claims, String name) {
		if (claims.get(name) instanceof Number number && Math.abs(number.doubleValue()) < 1e12) {
			return number.longValue();
		}
		throw refused(name + " is not a number of seconds");
	}

	private static RefusedException refused(String reason) {
		return OAuthError.invalidClient("client_assertion: " + reason);
	}

}
