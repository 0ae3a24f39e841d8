package io.hawcx.internal.jose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.hawcx.internal.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The usable keys of one published set (RFC 7517 section 5); the others are left out, as
 * a provider may publish keys for purposes and algorithms of its own.
 */
public final class VerificationKeys {

	private static final Logger logger = LoggerFactory.getLogger(VerificationKeys.class);

	private final List<VerificationKey> keys;

	private VerificationKeys(List<VerificationKey> keys) {
		this.keys = keys;
	}

	/**
	 * Read a set.
	 * @param document its bytes
	 * @return the usable keys, perhaps none
	 * @throws JwsException if the document is no key set
	 */
	public static VerificationKeys parse(byte[] document) throws JwsException {
		Map<String, Object> set;
		try {
			set = Json.readObject(document);
		}
		catch (IllegalArgumentException ex) {
			throw new JwsException("the key set is " + ex.getMessage());
		}
		if (!(set.get("keys") instanceof List<?> members)) {
			throw new JwsException("the key set has no array of keys");
		}
		List<VerificationKey> keys = new ArrayList<>();
		for (int i = 0; i < members.size(); i++) {
			try {
				keys.add(VerificationKey.of(asObject(members.get(i))));
			}
			catch (JwsException ex) {
				logger.debug("Key {} of the published set is left out: {}", i, ex.getMessage());
			}
		}
		return new VerificationKeys(List.copyOf(keys));
	}

	/**
	 * Return whether a key id is known.
	 * @param keyId the id, or {@code null}, which counts as known
	 * @return whether looking for newer keys is of no use
	 */
	boolean knows(@Nullable String keyId) {
		return keyId == null || this.keys.stream().anyMatch((key) -> keyId.equals(key.keyId()));
	}

	/**
	 * Return the ids of the keys that have one.
	 * @return the ids
	 */
	List<String> keyIds() {
		return this.keys.stream().map(VerificationKey::keyId).filter(Objects::nonNull).toList();
	}

	/**
	 * Select the keys that may have signed.
	 * @param keyId the id that the signature names, or {@code null} if it names none
	 * @param algorithm the signature's algorithm
	 * @return at least one key; exactly one if no id is named
	 * @throws JwsException if there is none, naming the rule
	 */
	public List<VerificationKey> select(@Nullable String keyId, String algorithm) throws JwsException {
		List<VerificationKey> named = this.keys.stream()
			.filter((key) -> keyId == null || keyId.equals(key.keyId()))
			.toList();
		if (keyId != null && named.isEmpty()) {
			throw new JwsException("its key id (kid) is not in the published set");
		}
		List<VerificationKey> fitting = named.stream().filter((key) -> key.objectionTo(algorithm) == null).toList();
		if (keyId == null && fitting.size() != 1) {
			throw new JwsException("it names no key (kid), and " + fitting.size()
					+ " published keys fit its algorithm instead of exactly one");
		}
		if (fitting.isEmpty()) {
			throw new JwsException(String.valueOf(named.get(0).objectionTo(algorithm)));
		}
		return fitting;
	}

	private static Map<String, Object> asObject(@Nullable Object member) throws JwsException {
		if (!(member instanceof Map<?, ?> map)) {
			throw new JwsException("the key is not a JSON object");
		}
		@SuppressWarnings("unchecked")
		Map<String, Object> object = (Map<String, Object>) map;
		return object;
	}

}
