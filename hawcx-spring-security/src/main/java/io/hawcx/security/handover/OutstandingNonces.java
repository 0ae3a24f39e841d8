package io.hawcx.security.handover;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The nonces that a session was issued and has not used: at most eight, for a few open
 * pages, each for ten minutes. They lie in the session as text in a JDK map, which every
 * serializer takes, replaced rather than changed, so that a distributed session store
 * sees every step.
 */
final class OutstandingNonces {

	static final int MOST = 8;

	static final Duration LIFETIME = Duration.ofMinutes(10);

	private static final int BYTES = 32;

	private final Clock clock;

	private final SecureRandom random;

	/**
	 * Create nonces.
	 * @param clock the clock that they expire by
	 * @param random where they come from
	 */
	OutstandingNonces(Clock clock, SecureRandom random) {
		this.clock = clock;
		this.random = random;
	}

	/**
	 * Make a nonce, which may wait for the system's randomness.
	 * @return 32 random bytes in base64url
	 */
	String random() {
		byte[] bytes = new byte[BYTES];
		this.random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/**
	 * Return what a session holds once a nonce was issued.
	 * @param stored what it holds now
	 * @param nonce the nonce
	 * @return what it is to hold
	 */
	Map<String, String> with(@Nullable Object stored, String nonce) {
		Map<String, String> nonces = of(stored);
		Iterator<String> oldest = nonces.keySet().iterator();
		while (nonces.size() >= MOST) {
			oldest.next();
			oldest.remove();
		}
		nonces.put(nonce, String.valueOf(this.clock.instant().plus(LIFETIME).toEpochMilli()));
		return nonces;
	}

	/**
	 * Take a nonce.
	 * @param outstanding what {@link #of} returned; without the nonce, it is what the
	 * session is to hold
	 * @param nonce the nonce
	 * @return whether it was there
	 */
	static boolean take(Map<String, String> outstanding, String nonce) {
		return outstanding.keySet().removeIf((issued) -> same(issued, nonce));
	}

	/**
	 * Return the nonces that have not expired.
	 * @param stored what a session holds
	 * @return each with the time at which it expires, in milliseconds
	 */
	Map<String, String> of(@Nullable Object stored) {
		Map<String, String> nonces = new LinkedHashMap<>();
		if (stored instanceof Map<?, ?> map) {
			long now = this.clock.millis();
			map.forEach((nonce, expiry) -> {
				if (nonce instanceof String text && expiry instanceof String time && Long.parseLong(time) > now) {
					nonces.put(text, time);
				}
			});
		}
		return nonces;
	}

	private static boolean same(String issued, String nonce) {
		return MessageDigest.isEqual(issued.getBytes(StandardCharsets.UTF_8), nonce.getBytes(StandardCharsets.UTF_8));
	}

}
