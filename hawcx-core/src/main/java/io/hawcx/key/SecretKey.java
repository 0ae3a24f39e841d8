package io.hawcx.key;

import java.security.SecureRandom;
import java.util.Map;
import java.util.function.Consumer;

import io.hawcx.DelegationCryptoException;
import io.hawcx.delegation.DelegationKeys;
import io.hawcx.internal.Arguments;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.Json;

/**
 * The secret key of a Hawcx project: a blob that begins with {@code hwx_sk_v1_} and holds
 * four keys, two of the customer and two of Hawcx. When Hawcx changes its own, replies
 * are refused until there is a new secret key. Immutable; {@link #toString()} shows key
 * ids only.
 *
 * @since 0.1.0
 */
public final class SecretKey {

	static final String PREFIX = "hwx_sk_v1_";

	private static final String ALGORITHM = "ed25519+x25519";

	private final String hawcxKeyId;

	private final DelegationKeys delegationKeys;

	private SecretKey(String hawcxKeyId, DelegationKeys delegationKeys) {
		this.hawcxKeyId = hawcxKeyId;
		this.delegationKeys = delegationKeys;
	}

	/**
	 * Read a blob. White space around it is ignored, as are members unknown to this
	 * version.
	 * @param blob the blob
	 * @return the key
	 * @throws IllegalArgumentException if the blob is {@code null}, such as a variable of
	 * the environment that is not set
	 * @throws DelegationCryptoException if the blob is unusable; the message names the
	 * field at fault and never its value
	 */
	public static SecretKey parse(String blob) {
		String trimmed = Arguments.requireNonNull("blob", blob).strip();
		if (!trimmed.startsWith(PREFIX)) {
			throw new DelegationCryptoException(
					"The secret key does not begin with " + PREFIX + "; copy it whole, as Hawcx gave it.");
		}
		Map<String, Object> members = readMembers(trimmed.substring(PREFIX.length()));
		if (!Integer.valueOf(1).equals(members.get("v"))) {
			throw unusable("v", "is not the number 1");
		}
		if (!ALGORITHM.equals(members.get("alg"))) {
			throw unusable("alg", "is not " + ALGORITHM);
		}
		String keyId = keyId(members, "kid");
		String hawcxKeyId = keyId(members, "hkid");
		DelegationKeys.Builder keys = DelegationKeys.builder();
		readKey(members, "ed_priv", (key) -> keys.signingKey(keyId, key));
		readKey(members, "x_priv", keys::decryptionKey);
		readKey(members, "h_ed_pub", (key) -> keys.hawcxVerificationKey(hawcxKeyId, key));
		readKey(members, "h_x_pub", keys::hawcxEncryptionKey);
		return new SecretKey(hawcxKeyId, keys.build());
	}

	/**
	 * Make a secret key for tests, together with Hawcx's side of it.
	 * @param keyId the id of the customer's key, printable ASCII
	 * @param hawcxKeyId the id of Hawcx's key, printable ASCII
	 * @return a key that no project knows
	 */
	public static GeneratedSecretKey generate(String keyId, String hawcxKeyId) {
		return GeneratedSecretKey.of(keyId, hawcxKeyId, new SecureRandom());
	}

	private static Map<String, Object> readMembers(String encoded) {
		try {
			return Json.readObject(Base64Url.decode(encoded));
		}
		catch (IllegalArgumentException ex) {
			throw new DelegationCryptoException("The secret key is damaged after its prefix: " + ex.getMessage()
					+ "; copy it whole, as Hawcx gave it.");
		}
	}

	private static String keyId(Map<String, Object> members, String field) {
		// Key ids travel in headers.
		if (members.get(field) instanceof String keyId && keyId.matches("[\\x21-\\x7e]+")) {
			return keyId;
		}
		throw unusable(field, "is not a string of printable ASCII characters");
	}

	private static void readKey(Map<String, Object> members, String field, Consumer<byte[]> keys) {
		if (!(members.get(field) instanceof String encoded)) {
			throw unusable(field, "is not a string");
		}
		try {
			keys.accept(Base64Url.decode(encoded));
		}
		catch (IllegalArgumentException ex) {
			throw unusable(field, "is unusable: " + ex.getMessage());
		}
	}

	private static DelegationCryptoException unusable(String field, String problem) {
		return new DelegationCryptoException(
				"The secret key's field " + field + " " + problem + "; copy it whole, as Hawcx gave it.");
	}

	/**
	 * Return the id of the customer's key.
	 * @return the key id
	 */
	public String keyId() {
		return this.delegationKeys.keyId();
	}

	/**
	 * Return the id of Hawcx's key.
	 * @return the key id
	 */
	public String hawcxKeyId() {
		return this.hawcxKeyId;
	}

	/**
	 * Return the keys, ready for use.
	 * @return the keys
	 */
	public DelegationKeys delegationKeys() {
		return this.delegationKeys;
	}

	@Override
	public String toString() {
		return "SecretKey[keyId=" + keyId() + ", hawcxKeyId=" + this.hawcxKeyId + "]";
	}

}
