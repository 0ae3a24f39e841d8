package io.hawcx.secretscan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What must not be seen: shapes that only secrets have, and the secrets of this run. Safe
 * for use by several threads.
 */
final class Secrets {

	static final int SHORTEST = 16;

	private static final int BASE = 31;

	private static final int TOP = power(SHORTEST - 1);

	private static final List<Shape> SHAPES = List.of(new Shape("a secret key blob", "hwx_sk_v1_[\\w-]{16,}"),
			new Shape("a token", "eyJ[\\w-]{10,}\\.(?:[\\w-]{8,}\\.[\\w-]{8,}|eyJ[\\w-]{8,}\\.)"),
			new Shape("an access token", "hcx_[\\w-]{1,340}\\.[\\w-]{43}"),
			new Shape("a private key in PEM", "PRIVATE KEY-----(?:\\s|\\\\n)*[A-Za-z0-9+/]{16,}"),
			new Shape("an Ed25519 or X25519 private key", "MC4CAQAwBQYDK2V[A-Za-z0-9+/]{16,}"),
			new Shape("the private part of a JWK", "(?:\"d\"\\s*:\\s*\"|\\bd=)[\\w-]{40,}"));

	private static final Pattern SIX_DIGITS = Pattern.compile("(?<![\\w.-])\\d{6}(?![\\w-])");

	/** By the hash of their first characters. */
	private final Map<Integer, Set<String>> texts = new ConcurrentHashMap<>();

	private final Set<String> oneTimeCodes = ConcurrentHashMap.newKeySet();

	void addText(String secret) {
		if (secret.length() >= SHORTEST && secret.chars().distinct().count() > 4) {
			this.texts.computeIfAbsent(hash(secret), (key) -> ConcurrentHashMap.newKeySet()).add(secret);
		}
	}

	void addOneTimeCode(String digits) {
		this.oneTimeCodes.add(digits);
	}

	int size() {
		return this.texts.values().stream().mapToInt(Set::size).sum() + this.oneTimeCodes.size();
	}

	/**
	 * Return the first secret in a text.
	 * @param text the text
	 * @return where it stands, or {@code null} if there is none
	 */
	@Nullable Find find(String text) {
		for (Shape shape : SHAPES) {
			Matcher matcher = shape.pattern().matcher(text);
			if (matcher.find()) {
				return new Find(shape.kind(), matcher.start(), matcher.end());
			}
		}
		Matcher digits = SIX_DIGITS.matcher(text);
		while (digits.find()) {
			if (this.oneTimeCodes.contains(digits.group())) {
				return new Find("a one-time code", digits.start(), digits.end());
			}
		}
		return findText(text);
	}

	private @Nullable Find findText(String text) {
		if (text.length() < SHORTEST) {
			return null;
		}
		// Rabin and Karp's search: one pass over the text, however many secrets there
		// are.
		int hash = hash(text);
		for (int start = 0;; start++) {
			for (String secret : this.texts.getOrDefault(hash, Set.of())) {
				if (text.startsWith(secret, start)) {
					return new Find("a key, code, verifier or token of this run", start, start + secret.length());
				}
			}
			if (start + SHORTEST >= text.length()) {
				return null;
			}
			hash = (hash - text.charAt(start) * TOP) * BASE + text.charAt(start + SHORTEST);
		}
	}

	private static int hash(String text) {
		int hash = 0;
		for (int i = 0; i < SHORTEST; i++) {
			hash = hash * BASE + text.charAt(i);
		}
		return hash;
	}

	private static int power(int exponent) {
		int power = 1;
		for (int i = 0; i < exponent; i++) {
			power *= BASE;
		}
		return power;
	}

	/**
	 * What only secrets look like.
	 *
	 * @param kind what it is
	 * @param pattern its shape
	 */
	private record Shape(String kind, Pattern pattern) {

		Shape(String kind, String pattern) {
			this(kind, Pattern.compile(pattern));
		}

	}

	/**
	 * Where a secret stands.
	 *
	 * @param kind what it is
	 * @param start index of its first character
	 * @param end index after its last character
	 */
	record Find(String kind, int start, int end) {

		/**
		 * Return the text around the secret, which is left out.
		 * @param text the text
		 * @return an excerpt without the secret
		 */
		String excerpt(String text) {
			String before = text.substring(Math.max(0, this.start - 80), this.start);
			// What follows may be another one.
			return before.replaceAll("\\R", " ") + "[" + (this.end - this.start) + " characters left out]";
		}

	}

}
