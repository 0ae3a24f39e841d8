package io.hawcx.emulator.internal.management;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import io.hawcx.emulator.internal.crypto.RandomText;
import io.hawcx.emulator.internal.state.ExpiringMap;
import io.hawcx.emulator.internal.tenant.Tenant;
import io.hawcx.emulator.user.Users;
import org.jspecify.annotations.Nullable;

/**
 * Step-ups from their start to the change they end in. Thread-safe.
 */
public final class StepUps {

	static final Duration TOKEN_LIFETIME = Duration.ofSeconds(60);

	private static final Duration RECEIPT_LIFETIME = Duration.ofMinutes(5);

	private static final Duration REMEMBERED = Duration.ofHours(1);

	private static final int CAPACITY = 1_000;

	private final ExpiringMap<StepUpChange> started;

	private final ExpiringMap<Receipt> receipts;

	private final Tenant tenant;

	private final Clock clock;

	/**
	 * Create an empty store.
	 * @param tenant who signs start tokens
	 * @param clock what tokens and receipts expire on
	 */
	public StepUps(Tenant tenant, Clock clock) {
		this.tenant = tenant;
		this.clock = clock;
		this.started = new ExpiringMap<>(clock, CAPACITY);
		this.receipts = new ExpiringMap<>(clock, CAPACITY);
	}

	String start(StepUpChange change) {
		long now = this.clock.instant().getEpochSecond();
		String id = RandomText.token();
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("iss", this.tenant.issuer());
		claims.put("sub", change.userId());
		claims.put("aud", this.tenant.issuer() + "/step-up");
		claims.put("iat", now);
		claims.put("exp", now + TOKEN_LIFETIME.toSeconds());
		claims.put("jti", id);
		claims.put("purpose", change.purpose());
		String token = this.tenant.responseKey().sign("stepup+jwt", claims);
		this.started.put(token, change, TOKEN_LIFETIME);
		return token;
	}

	/**
	 * Return whose consent a start token asks for.
	 * @param startToken the token
	 * @return the user's subject, or {@code null} if the token is unknown, over or was
	 * used
	 */
	public @Nullable String userOf(@Nullable String startToken) {
		StepUpChange change = this.started.get(startToken);
		return (change != null) ? change.subject() : null;
	}

	/**
	 * Return what a start token asks consent for.
	 * @param startToken the token
	 * @return a sentence, or the empty text if the token is unknown, over or was used
	 */
	public String changeOf(String startToken) {
		StepUpChange change = this.started.get(startToken);
		return (change != null) ? change.sentence() : "";
	}

	/**
	 * Note that the user is on the page, who now has five minutes rather than the token's
	 * 60 s.
	 * @param startToken the token
	 * @return the user's subject, or {@code null} if the token is unknown, over or was
	 * used
	 */
	public @Nullable String open(String startToken) {
		StepUpChange change = this.started.remove(startToken);
		if (change == null) {
			return null;
		}
		this.started.put(startToken, change, RECEIPT_LIFETIME);
		return change.subject();
	}

	/**
	 * Note the user's consent.
	 * @param startToken the token that asked for it
	 * @return the receipt
	 * @throws IllegalArgumentException if the token is unknown, over or was used
	 */
	public String complete(String startToken) {
		StepUpChange change = this.started.remove(startToken);
		if (change == null) {
			throw new IllegalArgumentException("the start token is unknown, over or was used");
		}
		String receipt = RandomText.token();
		this.receipts.put(receipt,
				new Receipt(change, this.clock.instant().plus(RECEIPT_LIFETIME), new AtomicBoolean()), REMEMBERED);
		return receipt;
	}

	/**
	 * Forget a step-up that its user does not want.
	 * @param startToken the token
	 */
	public void cancel(String startToken) {
		this.started.remove(startToken);
	}

	/**
	 * Return what a start token is for.
	 * @param startToken the token
	 * @return the MFA method or the phone number to be set, as the wire spells it, or
	 * {@code null} if the token is unknown, over or was used
	 */
	public @Nullable String valueOf(String startToken) {
		StepUpChange change = this.started.get(startToken);
		return (change != null) ? change.value() : null;
	}

	/**
	 * Apply the change of a start token, whose user has just consented by a login.
	 * @param startToken the token
	 * @param users where to apply it
	 * @return whether it was applied: not if the token is unknown, over or was used
	 */
	public boolean apply(String startToken, Users users) {
		StepUpChange change = this.started.remove(startToken);
		if (change != null) {
			change.apply(users);
		}
		return change != null;
	}

	StepUpChange consume(String token) {
		Receipt receipt = this.receipts.get(token);
		if (receipt == null) {
			throw ManagementError.conflict("receipt unknown");
		}
		if (!this.clock.instant().isBefore(receipt.expiry())) {
			throw ManagementError.conflict("receipt expired");
		}
		if (!receipt.used().compareAndSet(false, true)) {
			throw ManagementError.conflict("receipt already used");
		}
		return receipt.change();
	}

	private record Receipt(StepUpChange change, Instant expiry, AtomicBoolean used) {
	}

}
