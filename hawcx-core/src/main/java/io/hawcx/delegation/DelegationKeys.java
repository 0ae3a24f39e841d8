package io.hawcx.delegation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.hawcx.DelegationCryptoException;
import io.hawcx.internal.Arguments;
import io.hawcx.internal.crypto.CryptoProvider;
import io.hawcx.internal.crypto.CryptoProviders;
import org.jspecify.annotations.Nullable;

/**
 * The keys of delegation: the customer's own to sign requests and to open replies,
 * Hawcx's to seal requests and to verify replies. Keys are parsed once and never given
 * out; {@link #toString()} shows key ids only. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class DelegationKeys {

	private final String keyId;

	private final UnaryOperator<byte[]> signer;

	private final String signatureAlgorithm;

	private final CryptoProvider.X25519Key decryptionKey;

	private final byte[] hawcxEncryptionKey;

	private final Map<String, CryptoProvider.Ed25519Verifier> verifiers;

	private DelegationKeys(Builder builder) {
		this.keyId = require(builder.keyId, "signing key");
		this.signer = require(builder.signer, "signing key");
		this.signatureAlgorithm = builder.signatureAlgorithm;
		this.decryptionKey = require(builder.decryptionKey, "decryption key");
		this.hawcxEncryptionKey = require(builder.hawcxEncryptionKey, "Hawcx encryption key");
		if (builder.verifiers.isEmpty()) {
			throw new IllegalArgumentException("the Hawcx verification key is missing");
		}
		this.verifiers = Map.copyOf(builder.verifiers);
	}

	private static <T> T require(@Nullable T key, String name) {
		if (key == null) {
			throw new IllegalArgumentException("the " + name + " is missing");
		}
		return key;
	}

	/**
	 * Start an empty set of keys.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Return the id of the customer's key.
	 * @return the key id
	 */
	public String keyId() {
		return this.keyId;
	}

	String signatureAlgorithm() {
		return this.signatureAlgorithm;
	}

	byte[] sign(byte[] message) {
		return this.signer.apply(message);
	}

	CryptoProvider.X25519Key decryptionKey() {
		return this.decryptionKey;
	}

	byte[] hawcxEncryptionKey() {
		return this.hawcxEncryptionKey;
	}

	CryptoProvider.@Nullable Ed25519Verifier verifier(@Nullable String hawcxKeyId) {
		if (hawcxKeyId == null) {
			return (this.verifiers.size() == 1) ? this.verifiers.values().iterator().next() : null;
		}
		return this.verifiers.get(hawcxKeyId);
	}

	@Override
	public String toString() {
		return "DelegationKeys[keyId=" + this.keyId + ", hawcxKeyIds=" + this.verifiers.keySet() + "]";
	}

	/**
	 * Collects keys. Each method that takes bytes throws an
	 * {@link IllegalArgumentException}, and each that takes PEM a
	 * {@link DelegationCryptoException}, that says what is wrong with a key and never
	 * quotes it. Ids of keys are printable ASCII without spaces; what is missing is
	 * refused with an {@link IllegalArgumentException}. Not for use by several threads at
	 * once.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final CryptoProvider crypto = CryptoProviders.deferred();

		private final Map<String, CryptoProvider.Ed25519Verifier> verifiers = new LinkedHashMap<>();

		private @Nullable String keyId;

		private @Nullable UnaryOperator<byte[]> signer;

		private String signatureAlgorithm = "ed25519";

		private CryptoProvider.@Nullable X25519Key decryptionKey;

		private byte @Nullable [] hawcxEncryptionKey;

		private Builder() {
		}

		/**
		 * Set the customer's Ed25519 key, which signs requests.
		 * @param keyId its id, which requests carry
		 * @param seed the private key, 32 bytes, copied
		 * @return this builder
		 */
		public Builder signingKey(String keyId, byte[] seed) {
			Arguments.requirePrintable("keyId", keyId);
			CryptoProvider.Ed25519Signer key = this.crypto.ed25519Signer(Arguments.requireNonNull("seed", seed));
			this.signer = key::sign;
			this.signatureAlgorithm = "ed25519";
			this.keyId = keyId;
			return this;
		}

		/**
		 * Set the customer's key, which signs requests, from PEM.
		 * @param keyId its id, which requests carry
		 * @param pem unencrypted PKCS#8 of an Ed25519 key, or of an RSA key of 2048 bits
		 * or more, which signs with RSA-PSS
		 * @return this builder
		 * @throws DelegationCryptoException if the PEM is anything else
		 */
		public Builder signingKey(String keyId, String pem) {
			Arguments.requirePrintable("keyId", keyId);
			PemKey key = PemKey.ofPrivate("signing key", Arguments.requireNonNull("pem", pem));
			if (!"RSA".equals(key.privateAlgorithm())) {
				return checked(key, () -> signingKey(keyId, key.rawPrivate("Ed25519")));
			}
			this.signer = RsaPssSigner.of(key);
			this.signatureAlgorithm = "rsa-pss-sha256";
			this.keyId = keyId;
			return this;
		}

		/**
		 * Set the customer's X25519 key, which opens replies.
		 * @param privateKey 32 bytes, copied
		 * @return this builder
		 */
		public Builder decryptionKey(byte[] privateKey) {
			this.decryptionKey = this.crypto.x25519Key(Arguments.requireNonNull("privateKey", privateKey));
			return this;
		}

		/**
		 * Set the customer's X25519 key, which opens replies, from PEM.
		 * @param pem unencrypted PKCS#8
		 * @return this builder
		 * @throws DelegationCryptoException if the PEM is anything else
		 */
		public Builder decryptionKey(String pem) {
			PemKey key = PemKey.ofPrivate("decryption key", Arguments.requireNonNull("pem", pem));
			return checked(key, () -> decryptionKey(key.rawPrivate("X25519")));
		}

		/**
		 * Set Hawcx's X25519 key, to which requests are sealed.
		 * @param publicKey 32 bytes, copied; one of low order is refused
		 * @return this builder
		 */
		public Builder hawcxEncryptionKey(byte[] publicKey) {
			this.crypto.checkX25519PublicKey(Arguments.requireNonNull("publicKey", publicKey));
			this.hawcxEncryptionKey = publicKey.clone();
			return this;
		}

		/**
		 * Set Hawcx's X25519 key, to which requests are sealed, from PEM.
		 * @param pem the key as SPKI
		 * @return this builder
		 * @throws DelegationCryptoException if the PEM is anything else, or the key is of
		 * low order
		 */
		public Builder hawcxEncryptionKey(String pem) {
			PemKey key = PemKey.ofPublic("Hawcx encryption key", Arguments.requireNonNull("pem", pem));
			return checked(key, () -> hawcxEncryptionKey(key.rawPublic("X25519")));
		}

		/**
		 * Add one of Hawcx's Ed25519 keys, which verify replies; several may be known
		 * while Hawcx rotates.
		 * @param hawcxKeyId its id, which replies carry
		 * @param publicKey 32 bytes; one of small order or that is not canonical is
		 * refused
		 * @return this builder
		 */
		public Builder hawcxVerificationKey(String hawcxKeyId, byte[] publicKey) {
			this.verifiers.put(Arguments.requirePrintable("hawcxKeyId", hawcxKeyId),
					this.crypto.ed25519Verifier(Arguments.requireNonNull("publicKey", publicKey)));
			return this;
		}

		/**
		 * Add one of Hawcx's Ed25519 keys, which verify replies, from PEM.
		 * @param hawcxKeyId its id, which replies carry
		 * @param pem the key as SPKI
		 * @return this builder
		 * @throws DelegationCryptoException if the PEM is anything else, or the key is of
		 * small order or not canonical
		 */
		public Builder hawcxVerificationKey(String hawcxKeyId, String pem) {
			Arguments.requirePrintable("hawcxKeyId", hawcxKeyId);
			PemKey key = PemKey.ofPublic("Hawcx verification key", Arguments.requireNonNull("pem", pem));
			return checked(key, () -> hawcxVerificationKey(hawcxKeyId, key.rawPublic("Ed25519")));
		}

		private static Builder checked(PemKey key, Supplier<Builder> step) {
			try {
				return step.get();
			}
			catch (IllegalArgumentException ex) {
				throw key.refusal(String.valueOf(ex.getMessage()));
			}
		}

		/**
		 * Build the set.
		 * @return the keys
		 * @throws IllegalArgumentException if one is missing
		 */
		public DelegationKeys build() {
			return new DelegationKeys(this);
		}

	}

}
