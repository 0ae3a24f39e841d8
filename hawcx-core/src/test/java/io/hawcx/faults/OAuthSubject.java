package io.hawcx.faults;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;

import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.HawcxOAuthAsync;

/**
 * The clients of a login, blocking or not.
 */
final class OAuthSubject implements Subject {

	private static final String VERIFIER = "a-code-verifier-has-at-least-43-characters-of-text";

	/** Keys are kept that long, wrong ones under a known id too. */
	private static final Duration KEYS_KEPT = Duration.ofSeconds(30);

	private final HawcxEmulator emulator;

	private final Endpoint endpoint;

	private final Set<String> secrets;

	private final HawcxOAuth blocking;

	private final HawcxOAuthAsync async;

	private final boolean isAsync;

	private String idToken = "";

	OAuthSubject(HawcxEmulator emulator, Endpoint endpoint, boolean isAsync, Duration deadline, Set<String> secrets) {
		this.emulator = emulator;
		this.endpoint = endpoint;
		this.secrets = secrets;
		this.isAsync = isAsync;
		EmulatorCredentials credentials = emulator.credentials();
		this.blocking = HawcxOAuth.builder(credentials.issuer(), credentials.configId(), credentials.publicClientId())
			.clock(emulator.clock())
			.jwksCacheTtl(KEYS_KEPT)
			.timeout(deadline)
			.discoveryTimeout(deadline)
			.build();
		this.async = HawcxOAuthAsync.builder(credentials.issuer(), credentials.configId(), credentials.publicClientId())
			.clock(emulator.clock())
			.jwksCacheTtl(KEYS_KEPT)
			.timeout(deadline)
			.discoveryTimeout(deadline)
			.build();
		this.secrets.add(VERIFIER);
	}

	@Override
	public void prepare() {
		try {
			switch (this.endpoint) {
				case JWKS -> {
					try (HawcxOAuth other = HawcxOAuth.fromIssuer(this.emulator.baseUrl(),
							this.emulator.credentials().configId(), this.emulator.credentials().publicClientId())) {
						this.idToken = other.redeemCode(mint("nonce"), VERIFIER, null).idToken();
						this.secrets.add(this.idToken);
					}
					metadata();
				}
				case TOKEN -> call();
				default -> {
				}
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException("the preparation failed", ex);
		}
	}

	@Override
	public void call() throws Exception {
		switch (this.endpoint) {
			case DISCOVERY -> metadata();
			case JWKS -> run(() -> this.blocking.verifyIdToken(this.idToken, "nonce"),
					() -> Futures.join(this.async.verifyIdToken(this.idToken, "nonce")));
			default -> exchange();
		}
	}

	private void metadata() throws Exception {
		run(this.blocking::metadata, () -> Futures.join(this.async.metadata()));
	}

	private void exchange() throws Exception {
		String nonce = UUID.randomUUID().toString();
		String code = mint(nonce);
		run(() -> this.blocking.exchangeCode(code, VERIFIER, null, nonce),
				() -> Futures.join(this.async.exchangeCode(code, VERIFIER, null, nonce)));
	}

	private void run(Callable<?> blocking, Callable<?> async) throws Exception {
		(this.isAsync ? async : blocking).call();
	}

	private String mint(String nonce) {
		String code = this.emulator.mintCode(MintCodeRequest.forVerifier(VERIFIER)
			.clientId(this.emulator.credentials().publicClientId())
			.nonce(nonce));
		this.secrets.add(code);
		return code;
	}

	@Override
	public void close() {
		this.blocking.close();
		this.async.close();
	}

}
