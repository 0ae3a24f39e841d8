package io.hawcx.emulator.internal.oidc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

import io.hawcx.emulator.internal.crypto.RandomText;
import io.hawcx.emulator.internal.state.ExpiringMap;
import org.jspecify.annotations.Nullable;

/**
 * The authorization codes that were issued. One can be exchanged once; it is remembered
 * for a while longer, so that a refusal can say why. Thread-safe.
 */
public final class AuthorizationCodes {

	/** How long a code is valid by default. */
	public static final Duration LIFETIME = Duration.ofSeconds(60);

	private static final Duration REMEMBERED = Duration.ofMinutes(30);

	private final ExpiringMap<Issued> codes;

	private final Clock clock;

	/**
	 * Create an empty store.
	 * @param clock what codes expire on
	 */
	public AuthorizationCodes(Clock clock) {
		this.clock = clock;
		this.codes = new ExpiringMap<>(clock);
	}

	/**
	 * Issue a code.
	 * @param grant what it is issued for
	 * @param lifetime how long it is valid
	 * @return the code
	 */
	public String issue(Grant grant, Duration lifetime) {
		String code = RandomText.token();
		this.codes.put(code, new Issued(grant, this.clock.instant().plus(lifetime), new AtomicBoolean()),
				lifetime.plus(REMEMBERED));
		return code;
	}

	Grant redeem(String code, String clientId, String codeVerifier, @Nullable String redirectUri) {
		Issued issued = this.codes.get(code);
		if (issued == null || !issued.grant().isFor(clientId)) {
			throw OAuthError.invalidGrant("the authorization code is unknown or was issued to another client");
		}
		if (issued.used().get()) {
			throw OAuthError.invalidGrant("the authorization code was already used");
		}
		if (!this.clock.instant().isBefore(issued.expiry())) {
			throw OAuthError.invalidGrant("the authorization code has expired");
		}
		String boundTo = issued.grant().redirectUri();
		if (boundTo != null && !boundTo.equals(redirectUri)) {
			throw OAuthError.invalidGrant("redirect_uri is not the one that the authorization code was sent to");
		}
		if (!Pkce.matches(codeVerifier, issued.grant().codeChallenge())) {
			throw OAuthError.invalidGrant("code_verifier does not fit the code_challenge");
		}
		if (!issued.used().compareAndSet(false, true)) {
			throw OAuthError.invalidGrant("the authorization code was already used");
		}
		return issued.grant().redeemedBy(clientId);
	}

	private record Issued(Grant grant, Instant expiry, AtomicBoolean used) {
	}

}
