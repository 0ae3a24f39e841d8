package io.hawcx.emulator.internal.fault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.internal.crypto.Base64Url;
import io.hawcx.emulator.internal.crypto.Envelope;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.json.Json;

/**
 * What can be wrong with a signature, wherever a reply has one.
 */
enum Tampering {

	DROPPED_SIGNATURE {

		@Override
		String jws(String jws) {
			return jws.substring(0, jws.lastIndexOf('.') + 1);
		}

		@Override
		String detached(String signature, byte[] signed) {
			return "";
		}

	},

	WRONG_SIGNATURE {

		@Override
		String jws(String jws) {
			int dot = jws.lastIndexOf('.') + 1;
			return jws.substring(0, dot) + detached(jws.substring(dot), new byte[0]);
		}

		@Override
		String detached(String signature, byte[] signed) {
			byte[] bytes = Base64Url.decode(signature);
			bytes[bytes.length / 2] ^= 1;
			return Base64Url.encode(bytes);
		}

	},

	WRONG_KEY {

		@Override
		String jws(String jws) {
			return ForeignKeys.signAgain(jws);
		}

		@Override
		String detached(String signature, byte[] signed) {
			return ForeignKeys.sign(signed);
		}

		@Override
		Map<String, Object> jwk(Map<?, ?> jwk) {
			return ForeignKeys.replace(jwk);
		}

	};

	private static final String SEALED = "X-Signature";

	private static final String BEARER = "X-Response-Signature";

	private static final String ID_TOKEN = "id_token";

	/**
	 * Tamper with a compact JWS.
	 * @param jws the right one
	 * @return the wrong one
	 */
	abstract String jws(String jws);

	/**
	 * Tamper with the signature of a reply by delegation.
	 * @param signature the right one
	 * @param signed what it is over
	 * @return the wrong one, or the empty text for none
	 */
	abstract String detached(String signature, byte[] signed);

	/**
	 * Tamper with a published key.
	 * @param jwk the right one
	 * @return what is published in its place
	 */
	Map<String, Object> jwk(Map<?, ?> jwk) {
		Map<String, Object> same = new LinkedHashMap<>();
		jwk.forEach((name, value) -> same.put((String) name, value));
		return same;
	}

	Reply apply(Reply reply) {
		Map<String, String> headers = reply.headers();
		String sealed = headers.get(SEALED);
		if (sealed != null) {
			return replace(reply, SEALED,
					detached(sealed, Envelope.signedBytes(reply.body(), headers.getOrDefault("X-Timestamp", ""))));
		}
		String bearer = headers.get(BEARER);
		if (bearer != null) {
			return replace(reply, BEARER, (this == DROPPED_SIGNATURE) ? "" : jws(bearer));
		}
		return "application/json".equals(headers.get("Content-Type")) ? json(reply) : reply;
	}

	private static Map<String, Object> members(Reply reply) {
		try {
			return new LinkedHashMap<>(Json.readObject(reply.body()));
		}
		catch (IllegalArgumentException ex) {
			// Another fault has spoilt it already.
			return Map.of();
		}
	}

	private static Reply replace(Reply reply, String header, String value) {
		return value.isEmpty() ? reply.without(header) : reply.with(header, value);
	}

	private Reply json(Reply reply) {
		Map<String, Object> members = members(reply);
		if (members.get(ID_TOKEN) instanceof String idToken) {
			members.put(ID_TOKEN, jws(idToken));
		}
		else if (members.get("keys") instanceof List<?> keys) {
			List<Map<String, Object>> wrong = new ArrayList<>();
			keys.forEach((key) -> wrong.add(jwk((Map<?, ?>) key)));
			members.put("keys", wrong);
		}
		else {
			return reply;
		}
		return reply.withBody(Json.write(members));
	}

}
