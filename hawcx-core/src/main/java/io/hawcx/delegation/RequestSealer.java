package io.hawcx.delegation;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

import io.hawcx.internal.Base64Url;
import io.hawcx.internal.crypto.CryptoProvider;
import io.hawcx.internal.crypto.CryptoProviders;

/**
 * Seals and signs requests. Each request gets a fresh ephemeral key and IV. Safe for use
 * by several threads at once.
 *
 * @since 0.1.0
 */
public final class RequestSealer {

	private final DelegationKeys keys;

	private final Clock clock;

	private final SecureRandom random;

	/**
	 * Create a sealer.
	 * @param keys the keys
	 * @param clock what the timestamps are read from
	 */
	public RequestSealer(DelegationKeys keys, Clock clock) {
		this(keys, clock, new SecureRandom());
	}

	RequestSealer(DelegationKeys keys, Clock clock, SecureRandom random) {
		this.keys = keys;
		this.clock = clock;
		this.random = random;
	}

	/**
	 * Seal a payload and sign the result together with the time.
	 * @param payload the request as compact JSON in UTF-8
	 * @return what to send
	 * @throws io.hawcx.DelegationCryptoException if the payload cannot be sealed
	 */
	public SealedRequest seal(byte[] payload) {
		CryptoProvider.X25519Key ephemeral = CryptoProviders.get().x25519Key(this.random);
		byte[] iv = new byte[EnvelopeMembers.IV_BYTES];
		this.random.nextBytes(iv);
		return sign(Envelope.seal(payload, this.keys.hawcxEncryptionKey(), ephemeral, iv));
	}

	private SealedRequest sign(byte[] envelope) {
		String timestamp = Long.toString(this.clock.instant().getEpochSecond());
		byte[] signature = this.keys.sign(SignedMessage.of(envelope, timestamp));
		return new SealedRequest(envelope,
				Map.of("X-Enc-Alg", EnvelopeMembers.ALGORITHM, "X-Timestamp", timestamp, "X-Signature-Alg",
						this.keys.signatureAlgorithm(), "X-Signature", Base64Url.encode(signature), "X-Key-Id",
						this.keys.keyId()));
	}

}
