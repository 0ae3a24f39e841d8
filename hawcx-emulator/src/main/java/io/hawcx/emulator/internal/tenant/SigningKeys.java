package io.hawcx.emulator.internal.tenant;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.internal.crypto.JwtKey;
import io.hawcx.emulator.internal.crypto.Seed;

/**
 * The keys that sign JWTs, and those that did so until lately: what they signed can still
 * be verified for a while. Thread-safe.
 */
public final class SigningKeys {

	/** The lifetime of an id_token. */
	static final Duration OVERLAP = Duration.ofHours(1);

	private static final int MAX_RETIRED = 8;

	private final List<Retired> retired = new ArrayList<>();

	private final Seed seed;

	private final String idTokenAlgorithm;

	private final Clock clock;

	private Generation current;

	private int rotations;

	SigningKeys(Seed seed, String idTokenAlgorithm, Clock clock) {
		this.seed = seed;
		this.idTokenAlgorithm = idTokenAlgorithm;
		this.clock = clock;
		this.current = Generation.derive(seed, idTokenAlgorithm, "");
	}

	/**
	 * Sign with new keys from now on. The old ones are published for an hour more, by the
	 * clock; eight generations of them at most.
	 */
	public synchronized void rotate() {
		this.rotations++;
		this.retired.add(new Retired(this.current, this.clock.instant().plus(OVERLAP)));
		if (this.retired.size() > MAX_RETIRED) {
			this.retired.remove(0);
		}
		this.current = Generation.derive(this.seed, this.idTokenAlgorithm, " " + this.rotations);
	}

	synchronized JwtKey idToken() {
		return this.current.idToken();
	}

	synchronized JwtKey response() {
		return this.current.response();
	}

	synchronized List<Map<String, Object>> publicJwks() {
		Instant now = this.clock.instant();
		this.retired.removeIf((each) -> !now.isBefore(each.end()));
		List<Map<String, Object>> jwks = new ArrayList<>(this.current.publicJwks());
		this.retired.forEach((each) -> jwks.addAll(each.keys().publicJwks()));
		return jwks;
	}

	private record Retired(Generation keys, Instant end) {
	}

	private record Generation(JwtKey idToken, JwtKey response) {

		static Generation derive(Seed seed, String algorithm, String suffix) {
			// There is always an elliptic curve key, whatever signs id_tokens.
			JwtKey idToken = JwtKey.derive(seed, algorithm, "id_token" + suffix);
			return new Generation(idToken,
					idToken.isEllipticCurve() ? idToken : JwtKey.derive(seed, "ES256", "response" + suffix));
		}

		List<Map<String, Object>> publicJwks() {
			return (this.idToken == this.response) ? List.of(this.idToken.publicJwk())
					: List.of(this.idToken.publicJwk(), this.response.publicJwk());
		}

	}

}
