package io.hawcx.emulator.internal.tenant;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.internal.crypto.Ed25519PublicKey;
import io.hawcx.emulator.internal.crypto.Sha256;
import io.hawcx.emulator.internal.state.ExpiringMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks the JWTs by which a client proves who it is (RFC 7523, {@code private_key_jwt}).
 * Each channel has its own, which remembers the JWTs that it accepted. Thread-safe.
 */
public final class ClientJwts {

	private static final long MAX_LIFETIME = 120;

	private static final long FUTURE_TOLERANCE = 10;

	private final Clock clock;

	private final ExpiringMap<Boolean> seen;

	/**
	 * Create the checks of one channel.
	 * @param clock what JWTs expire on
	 */
	public ClientJwts(Clock clock) {
		this.clock = clock;
		this.seen = new ExpiringMap<>(clock);
	}

	/**
	 * Check all but whether the JWT was used before.
	 * @param client who must have signed it
	 * @param jwt the compact JWT
	 * @param audience what it must be for
	 * @return its claims
	 * @throws IllegalArgumentException if it is refused; the message says why
	 */
	public Map<String, Object> verify(ProjectClient client, String jwt, String audience) {
		SignedJwt parsed = SignedJwt.parse(jwt);
		if (!"EdDSA".equals(parsed.header("alg"))) {
			throw new IllegalArgumentException("alg is not EdDSA");
		}
		// As any media type, in any case (RFC 7519 section 5.1).
		if (parsed.header().containsKey("typ") && !"JWT".equalsIgnoreCase(parsed.header("typ"))) {
			throw new IllegalArgumentException("typ is not JWT");
		}
		if (parsed.header().containsKey("crit")) {
			throw new IllegalArgumentException("crit names a parameter that is not known");
		}
		Ed25519PublicKey key = client.key(parsed.header("kid"));
		if (key == null) {
			throw new IllegalArgumentException("kid is not one of the client's keys");
		}
		if (!parsed.isSignedBy(key)) {
			throw new IllegalArgumentException("signature is not the client's");
		}
		Map<String, Object> claims = parsed.claims();
		checkClaims(client, claims, audience);
		return claims;
	}

	/**
	 * Return whom a JWT says it is from, of which nothing is checked.
	 * @param jwt the compact JWT
	 * @return its {@code iss}, or {@code null} if it has none
	 * @throws IllegalArgumentException if it cannot be read
	 */
	public static @Nullable String issuer(String jwt) {
		return (SignedJwt.parse(jwt).claims().get("iss") instanceof String issuer) ? issuer : null;
	}

	private void checkClaims(ProjectClient client, Map<String, Object> claims, String expectedAudience) {
		if (!client.id().equals(claims.get("iss"))) {
			throw new IllegalArgumentException("iss is not the client id");
		}
		if (!client.id().equals(claims.get("sub"))) {
			throw new IllegalArgumentException("sub is not the client id");
		}
		Object audience = claims.get("aud");
		if (!expectedAudience.equals(audience) && !List.of(expectedAudience).equals(audience)) {
			throw new IllegalArgumentException("aud is not " + expectedAudience);
		}
		long now = this.clock.instant().getEpochSecond();
		long issuedAt = seconds(claims, "iat");
		long expiresAt = seconds(claims, "exp");
		if (expiresAt <= now) {
			throw new IllegalArgumentException("exp is over");
		}
		if (expiresAt - now > MAX_LIFETIME || expiresAt - issuedAt > MAX_LIFETIME) {
			throw new IllegalArgumentException("exp is more than 120 seconds ahead");
		}
		if (issuedAt - now > FUTURE_TOLERANCE) {
			throw new IllegalArgumentException("iat is in the future");
		}
		if (!(claims.get("jti") instanceof String id) || id.isEmpty()) {
			throw new IllegalArgumentException("jti is missing");
		}
	}

	private static long seconds(Map<String, Object> claims, String name) {
		if (claims.get(name) instanceof Number number && Math.abs(number.doubleValue()) < 1e12) {
			return number.longValue();
		}
		throw new IllegalArgumentException(name + " is not a number of seconds");
	}

	/**
	 * Note that a JWT is used, after everything else was found right.
	 * @param claims the verified claims
	 * @throws IllegalArgumentException if it was used before
	 */
	public void useOnce(Map<String, Object> claims) {
		long lifetime = seconds(claims, "exp") - this.clock.instant().getEpochSecond();
		// A jti may be as long as a request; its hash is not.
		String key = Sha256.base64Url((claims.get("iss") + " " + claims.get("jti")).getBytes(StandardCharsets.UTF_8));
		if (!this.seen.putIfAbsent(key, true, Duration.ofSeconds(Math.max(lifetime, 0) + 1))) {
			throw new IllegalArgumentException("jti was already used");
		}
	}

}
