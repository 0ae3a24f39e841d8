package io.hawcx.autoconfigure.security;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

/**
 * A good id_token that a test may spoil before it is signed.
 */
final class IdTokenDraft {

	final Map<String, Object> header = new LinkedHashMap<>();

	final Map<String, Object> claims = new LinkedHashMap<>();

	ProviderKey key;

	private boolean damaged;

	IdTokenDraft(ProviderKey key, String issuer, String nonce, Instant now) {
		signedBy(key);
		this.claims.put("iss", issuer);
		this.claims.put("sub", MisbehavingProvider.SUBJECT);
		this.claims.put("aud", MisbehavingProvider.CLIENT_ID);
		this.claims.put("iat", now.getEpochSecond());
		this.claims.put("exp", now.getEpochSecond() + 300);
		this.claims.put("nonce", nonce);
		this.claims.put("email", MisbehavingProvider.EMAIL);
	}

	IdTokenDraft signedBy(ProviderKey key) {
		this.key = key;
		this.header.put("alg", key.algorithm());
		this.header.put("kid", key.id());
		return this;
	}

	/**
	 * Sign something else than what is sent.
	 */
	void damageSignature() {
		this.damaged = true;
	}

	String serialize() {
		String unsigned = part(this.header) + "." + part(this.claims);
		if ("none".equals(this.header.get("alg"))) {
			return unsigned + ".";
		}
		return unsigned + "." + this.key.sign(this.damaged ? unsigned + "." : unsigned);
	}

	private static String part(Map<String, Object> members) {
		return ProviderKey.base64Url(JsonMapper.shared().writeValueAsBytes(members));
	}

}
