package io.hawcx.oauth;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import io.hawcx.internal.Arguments;
import io.hawcx.internal.jose.Ed25519Jwt;
import io.hawcx.key.SigningKey;

/**
 * Makes the assertions by which a confidential client authenticates at the token endpoint
 * ({@code private_key_jwt}, RFC 7523 section 2.2): EdDSA, valid for 60 s, each with an
 * identifier of its own. A missing argument is an {@link IllegalArgumentException}.
 * Immutable and safe for use by several threads at once.
 *
 * @since 0.1.0
 */
public final class ClientAssertionSigner {

	private static final int ID_BYTES = 16;

	private final Supplier<SigningKey> key;

	private final Duration lifetime;

	private final AssertionAudience audience;

	private final SecureRandom random;

	private ClientAssertionSigner(Supplier<SigningKey> key, Duration lifetime, AssertionAudience audience,
			SecureRandom random) {
		this.key = key;
		this.lifetime = lifetime;
		this.audience = audience;
		this.random = random;
	}

	/**
	 * Sign with one key.
	 * @param key the client's key
	 * @return the signer: lifetime 60 s, audience the token endpoint
	 */
	public static ClientAssertionSigner ed25519(SigningKey key) {
		Arguments.requireNonNull("key", key);
		return ed25519(() -> key);
	}

	/**
	 * Sign with a key that may change while the application runs.
	 * @param key asked for the client's key on every call, from any thread; what it
	 * throws reaches the caller of the exchange
	 * @return the signer: lifetime 60 s, audience the token endpoint
	 */
	public static ClientAssertionSigner ed25519(Supplier<SigningKey> key) {
		Arguments.requireNonNull("key", key);
		return new ClientAssertionSigner(key, Duration.ofSeconds(60), AssertionAudience.TOKEN_ENDPOINT,
				new SecureRandom());
	}

	/**
	 * Return a copy with another lifetime.
	 * @param lifetime 1 to 120 s, in whole seconds
	 * @return the copy
	 * @throws IllegalArgumentException if the lifetime is anything else
	 */
	public ClientAssertionSigner withLifetime(Duration lifetime) {
		return new ClientAssertionSigner(this.key, Arguments.requireLifetime("lifetime", lifetime), this.audience,
				this.random);
	}

	/**
	 * Return a copy with another audience.
	 * @param audience what assertions name as their audience
	 * @return the copy
	 */
	public ClientAssertionSigner withAudience(AssertionAudience audience) {
		return new ClientAssertionSigner(this.key, this.lifetime, Arguments.requireNonNull("audience", audience),
				this.random);
	}

	/**
	 * Return a copy that draws its identifiers from another source.
	 * @param random where the bytes of {@code jti} come from
	 * @return the copy
	 */
	public ClientAssertionSigner withRandom(SecureRandom random) {
		return new ClientAssertionSigner(this.key, this.lifetime, this.audience,
				Arguments.requireNonNull("random", random));
	}

	SignedAssertion sign(String clientId, ProviderMetadata provider, Clock clock) {
		return sign(clientId,
				(this.audience == AssertionAudience.ISSUER) ? provider.issuer() : provider.tokenEndpoint(), clock);
	}

	SignedAssertion sign(String clientId, String audience, Clock clock) {
		SigningKey key = this.key.get();
		byte[] id = new byte[ID_BYTES];
		this.random.nextBytes(id);
		Map<String, Object> claims = Ed25519Jwt.claims(clientId, audience, clock.instant(), this.lifetime, id);
		return new SignedAssertion(Ed25519Jwt.sign(claims, key.keyId(), key::sign), key.keyId(), this.lifetime,
				this.audience);
	}

}
