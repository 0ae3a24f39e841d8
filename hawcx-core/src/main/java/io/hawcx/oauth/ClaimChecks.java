package io.hawcx.oauth;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.hawcx.TokenVerificationException;
import io.hawcx.internal.ClockOffset;
import org.jspecify.annotations.Nullable;

/**
 * The rules for the claims of an id_token (OpenID Connect Core section 3.1.3.7) save that
 * for the nonce's value, one method each, in the order in which they are checked.
 */
final class ClaimChecks {

	private static final int NANO_DIGITS = 9;

	private static final Instant END_OF_TIME = Instant.parse("+10000-01-01T00:00:00Z");

	private final Map<String, Object> claims;

	ClaimChecks(Map<String, Object> claims) {
		this.claims = Immutable.copy(claims);
	}

	void checkParties(String issuer, String clientId) {
		checkIssuer(issuer);
		checkAudience(clientId);
		checkAuthorizedParty(clientId);
		checkSubject();
	}

	void checkTimes(Instant now, Duration tolerance, ClockOffset clock) {
		checkExpiry(now, tolerance, clock);
		checkNotBefore(now, tolerance, clock);
		checkIssuedAt(now, tolerance, clock);
		checkAuthTime(tolerance);
		checkNonceType();
	}

	Map<String, Object> claims() {
		return this.claims;
	}

	String issuer() {
		return text("iss");
	}

	String subject() {
		return text("sub");
	}

	List<String> audience() {
		Object audience = required("aud");
		if (audience instanceof String one) {
			return List.of(one);
		}
		if (audience instanceof List<?> several && !several.isEmpty()
				&& several.stream().allMatch(String.class::isInstance)) {
			return several.stream().map(String.class::cast).toList();
		}
		throw refusal("its audience (aud) is neither a string nor an array of strings");
	}

	Instant expiresAt() {
		return date("exp");
	}

	Instant issuedAt() {
		return date("iat");
	}

	@Nullable Instant authTime() {
		return this.claims.containsKey("auth_time") ? date("auth_time") : null;
	}

	private void checkIssuer(String issuer) {
		require(issuer.equals(issuer()),
				"its issuer (iss) is not the configured one; configure the issuer exactly as Hawcx writes it");
	}

	private void checkAudience(String clientId) {
		require(audience().contains(clientId),
				"its audience (aud) does not hold the client id; check which client this login began with");
	}

	private void checkAuthorizedParty(String clientId) {
		boolean named = this.claims.containsKey("azp");
		require(named || audience().size() == 1, "it has several audiences (aud) and no authorized party (azp)");
		require(!named || clientId.equals(this.claims.get("azp")), "its authorized party (azp) is not the client id");
	}

	private void checkSubject() {
		require(!subject().isEmpty(), "its subject (sub) is empty");
	}

	private void checkExpiry(Instant now, Duration tolerance, ClockOffset clock) {
		Instant end = expiresAt();
		require(now.minus(tolerance).isBefore(end), () -> "it has expired (exp), " + between(end, now)
				+ " ago by this machine's clock; " + clock.remedy() + ", or start a new login");
	}

	private void checkNotBefore(Instant now, Duration tolerance, ClockOffset clock) {
		Instant begin = this.claims.containsKey("nbf") ? date("nbf") : now;
		require(!begin.isAfter(now.plus(tolerance)), () -> "it is not valid yet (nbf), for another "
				+ between(now, begin) + " by this machine's clock; " + clock.remedy());
	}

	private void checkIssuedAt(Instant now, Duration tolerance, ClockOffset clock) {
		Instant issuedAt = issuedAt();
		require(!issuedAt.isAfter(now.plus(tolerance)), () -> "it was issued in the future (iat), "
				+ between(now, issuedAt) + " ahead of this machine's clock; " + clock.remedy());
	}

	private static String between(Instant earlier, Instant later) {
		return ClockOffset.format(Duration.between(earlier, later));
	}

	private void checkAuthTime(Duration tolerance) {
		Instant authTime = authTime();
		if (authTime == null) {
			return;
		}
		require(!authTime.isBefore(Instant.EPOCH) && authTime.isBefore(END_OF_TIME),
				"its auth_time is outside of the years 1970 to 9999; it is counted in seconds");
		require(!authTime.isAfter(issuedAt().plus(tolerance)),
				"its user was authenticated (auth_time) after it was issued (iat)");
	}

	private void checkNonceType() {
		Object nonce = this.claims.get("nonce");
		require(nonce == null || nonce instanceof String, "its nonce is not a string");
	}

	private String text(String claim) {
		if (required(claim) instanceof String text) {
			return text;
		}
		throw refusal("its claim " + claim + " is not a string");
	}

	private Instant date(String claim) {
		if (required(claim) instanceof Number number) {
			try {
				BigDecimal seconds = new BigDecimal(number.toString());
				BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
				long nanos = seconds.subtract(whole).movePointRight(NANO_DIGITS).longValue();
				return Instant.ofEpochSecond(whole.longValueExact(), nanos);
			}
			catch (ArithmeticException | DateTimeException | NumberFormatException ex) {
				throw refusal("its claim " + claim + " is out of range");
			}
		}
		throw refusal("its claim " + claim + " is not a number");
	}

	private Object required(String claim) {
		Object value = this.claims.get(claim);
		if (value == null) {
			throw refusal("its claim " + claim + " is missing");
		}
		return value;
	}

	private static void require(boolean condition, String rule) {
		if (!condition) {
			throw refusal(rule);
		}
	}

	private static void require(boolean condition, Supplier<String> rule) {
		if (!condition) {
			throw refusal(rule.get());
		}
	}

	private static TokenVerificationException refusal(String rule) {
		return new TokenVerificationException("The id_token is refused: " + rule);
	}

}
