package io.hawcx.emulator.internal.signin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.hawcx.emulator.internal.crypto.RandomText;
import io.hawcx.emulator.internal.state.ExpiringMap;
import io.hawcx.emulator.internal.user.UserStore;
import io.hawcx.emulator.user.User;
import org.jspecify.annotations.Nullable;

/**
 * The one-time codes that would have been sent, and those that authenticators show.
 * Thread-safe.
 */
public final class OneTimeCodes {

	/** How long a code is valid. */
	public static final Duration LIFETIME = Duration.ofMinutes(5);

	private static final int REMEMBERED = 20;

	private final ExpiringMap<String> latest;

	private final Deque<Sent> sent = new ArrayDeque<>();

	private final Authenticators authenticators;

	private final Clock clock;

	/**
	 * Create an empty store.
	 * @param authenticators the users' authenticators
	 * @param clock what codes expire on
	 */
	public OneTimeCodes(Authenticators authenticators, Clock clock) {
		this.authenticators = authenticators;
		this.clock = clock;
		this.latest = new ExpiringMap<>(clock);
	}

	/**
	 * Send a code, or let the authenticator show one.
	 * @param factor which code
	 * @param identifier what the user signs in with
	 * @return what has to be typed
	 */
	public CodeChallenge challenge(Factor factor, String identifier) {
		if (factor == Factor.AUTHENTICATOR) {
			return new CodeChallenge(factor, identifier, () -> this.authenticators.code(identifier),
					(digits) -> this.authenticators.accepts(identifier, digits), this.clock.instant().plus(LIFETIME));
		}
		String code = RandomText.digits();
		this.latest.put(identifier.toLowerCase(Locale.ROOT), code, LIFETIME);
		remember(new Sent(code,
				(factor == Factor.SMS && !UserStore.isPhone(identifier)) ? "the phone of " + identifier : identifier,
				this.clock.instant()));
		return new CodeChallenge(
				factor, identifier, () -> code, (digits) -> MessageDigest
					.isEqual(digits.getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8)),
				this.clock.instant().plus(LIFETIME));
	}

	String authenticatorSecret(String identifier) {
		return this.authenticators.spelledSecret(identifier);
	}

	private synchronized void remember(Sent code) {
		if (this.sent.size() == REMEMBERED) {
			this.sent.removeLast();
		}
		this.sent.addFirst(code);
	}

	/**
	 * Return the codes that were sent in the last five minutes.
	 * @return at most 20, the newest first
	 */
	public synchronized List<Sent> recent() {
		Instant now = this.clock.instant();
		return this.sent.stream().filter((each) -> now.isBefore(each.instant().plus(LIFETIME))).toList();
	}

	/**
	 * Return what a page shows of a code, since nothing is sent.
	 * @param challenge the code
	 * @param user whose it is, or {@code null} if the user is gone
	 * @return members of the page's model
	 */
	public Map<String, Object> shown(CodeChallenge challenge, @Nullable User user) {
		String identifier = challenge.identifier();
		boolean authenticator = challenge.factor() == Factor.AUTHENTICATOR;
		String intro = switch (challenge.factor()) {
			case EMAIL -> "A code for " + identifier + ":";
			case SMS -> "A code for " + ((user != null) ? user.phone() : identifier) + ":";
			case AUTHENTICATOR, APPROVAL -> "The authenticator of " + identifier + " shows:";
		};
		return Map.of("intro", intro, "shown", challenge.code(), "secret",
				authenticator ? this.authenticators.spelledSecret(identifier) : "");
	}

	/**
	 * Return the code that was sent last.
	 * @param identifier what the user signs in with
	 * @return six digits, or {@code null} if none was sent in the last five minutes
	 */
	public @Nullable String latest(String identifier) {
		return this.latest.get(identifier.toLowerCase(Locale.ROOT));
	}

	/**
	 * A code that would have been sent. {@link #toString()} leaves it out.
	 *
	 * @param code six digits
	 * @param to who would have got it
	 * @param instant when
	 */
	public record Sent(String code, String to, Instant instant) {

		@Override
		public String toString() {
			return "Code for " + this.to;
		}

	}

}
