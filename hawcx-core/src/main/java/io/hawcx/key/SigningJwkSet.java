package io.hawcx.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.hawcx.internal.Json;

/**
 * Reads a private JWK set; refusals say what is missing and quote nothing.
 */
final class SigningJwkSet {

	private final List<Map<String, Object>> keys;

	private SigningJwkSet(List<Map<String, Object>> keys) {
		this.keys = keys;
	}

	static SigningJwkSet parse(String json) {
		Map<String, Object> set;
		try {
			set = Json.readObject(json);
		}
		catch (IllegalArgumentException ex) {
			throw refusal("it is " + ex.getMessage());
		}
		if (!(set.get("keys") instanceof List<?> members)) {
			throw refusal("its member keys is not an array");
		}
		List<Map<String, Object>> keys = new ArrayList<>();
		for (Object member : members) {
			if (!(member instanceof Map<?, ?>)) {
				throw refusal("its member keys has something else than JSON objects");
			}
			@SuppressWarnings("unchecked")
			Map<String, Object> key = (Map<String, Object>) member;
			keys.add(key);
		}
		return new SigningJwkSet(keys);
	}

	SigningKey only() {
		List<Map<String, Object>> fitting = this.keys.stream()
			.filter((key) -> "OKP".equals(key.get("kty")) && "Ed25519".equals(key.get("crv")))
			.toList();
		if (fitting.size() != 1) {
			throw refusal("it has " + fitting.size() + " Ed25519 keys instead of exactly one; say which by its kid");
		}
		return new SigningJwk(fitting.get(0)).read();
	}

	SigningKey named(String keyId) {
		List<Map<String, Object>> named = this.keys.stream().filter((key) -> keyId.equals(key.get("kid"))).toList();
		if (named.size() != 1) {
			throw refusal("it has " + named.size() + " keys of the wanted id (kid) instead of exactly one");
		}
		return new SigningJwk(named.get(0)).read();
	}

	private static IllegalArgumentException refusal(String problem) {
		return new IllegalArgumentException("The signing key's JWK set is refused: " + problem);
	}

}
