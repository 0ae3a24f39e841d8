package io.hawcx.delegation;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.internal.crypto.CryptoProvider;
import io.hawcx.internal.crypto.CryptoProviders;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the delegation door: the customer's own to sign requests and to open
 * replies, Hawcx's to seal requests and to verify replies. Keys are parsed once and never
 * given out; {@link #toString()} shows key ids only. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class DelegationKeys {

	private final String keyId;

	private final CryptoProvider.Ed25519Signer signer;

	private final CryptoProvider.X25519Key decryptionKey;

	private final byte[] hawcxEncryptionKey;

	private final Map<String, CryptoProvider.Ed25519Verifier> verifiers;

	private DelegationKeys(Builder builder) {
		this.keyId = require(builder.keyId, "signing key");
		this.signer = require(builder.signer, "signing key");
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
		return "ed25519";
	}

	byte[] sign(byte[] message) {
		return this.signer.sign(message);
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
	 * Collects keys. Each method throws an {@link IllegalArgumentException} that says
	 * what is wrong with a key and never quotes it.
	 */
	public static final class Builder {

		private final CryptoProvider crypto = CryptoProviders.get();

		private final Map<String, CryptoProvider.Ed25519Verifier> verifiers = new LinkedHashMap<>();

		private @Nullable String keyId;

		private CryptoProvider.@Nullable Ed25519Signer signer;

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
			this.signer = this.crypto.ed25519Signer(seed);
			this.keyId = keyId;
			return this;
		}

		/**
		 * Set the customer's X25519 key, which opens replies.
		 * @param privateKey 32 bytes, copied
		 * @return this builder
		 */
		public Builder decryptionKey(byte[] privateKey) {
			this.decryptionKey = this.crypto.x25519Key(privateKey);
			return this;
		}

		/**
		 * Set Hawcx's X25519 key, to which requests are sealed.
		 * @param publicKey 32 bytes, copied; one of low order is refused
		 * @return this builder
		 */
		public Builder hawcxEncryptionKey(byte[] publicKey) {
			this.crypto.checkX25519PublicKey(publicKey);
			this.hawcxEncryptionKey = publicKey.clone();
			return this;
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
			this.verifiers.put(hawcxKeyId, this.crypto.ed25519Verifier(publicKey));
			return this;
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
