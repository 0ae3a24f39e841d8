package io.hawcx.oauth;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import io.hawcx.Vectors;
import io.hawcx.internal.Json;
import io.hawcx.internal.jose.Ed25519JwsSigner;
import io.hawcx.key.SigningKey;

/**
 * An issuer on paper: its documents, its key, and tokens signed with it.
 */
final class TestIssuer {

	static final String ISSUER = "https://idp.example.com";

	static final String DISCOVERY = ISSUER + "/.well-known/openid-configuration";

	static final String TOKEN = ISSUER + "/oauth2/token";

	static final String JWKS = ISSUER + "/jwks";

	static final String CLIENT = Vectors.read("client-assertion").at("/sample_claims/iss").asString();

	static final String VERIFIER = "verifier-verifier-verifier-verifier-verifier";

	static final long NOW = Vectors.read("client-assertion").get("now").asLong();

	static final SigningKey KEY = SigningKey.parse(Vectors.read("client-assertion").get("private_jwk").toString());

	private TestIssuer() {
	}

	static StubTransport transport() {
		return new StubTransport().reply(DISCOVERY, 200, discovery((document) -> {
		})).reply(JWKS, 200, "{\"keys\":[" + KEY.publicJwk() + "]}");
	}

	static HawcxOAuthBuilder client(StubTransport transport, Clock clock) {
		return HawcxOAuth.builder(ISSUER, "cfg_123", CLIENT).transport(transport).clock(clock).maxAttempts(1);
	}

	static String discovery(Consumer<Map<String, Object>> change) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("issuer", ISSUER);
		document.put("token_endpoint", TOKEN);
		document.put("jwks_uri", JWKS);
		document.put("id_token_signing_alg_values_supported", List.of("EdDSA"));
		change.accept(document);
		return new String(Json.write(document), StandardCharsets.UTF_8);
	}

	static String idToken(Consumer<Map<String, Object>> change) {
		return idToken(new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(KEY.keyId()).build(), KEY, change);
	}

	static String idToken(JWSHeader header, SigningKey key, Consumer<Map<String, Object>> change) {
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("iss", ISSUER);
		claims.put("sub", "usr_1");
		claims.put("aud", CLIENT);
		claims.put("iat", NOW);
		claims.put("exp", NOW + 60);
		change.accept(claims);
		JWSObject jws = new JWSObject(header, new Payload(Json.write(claims)));
		try {
			jws.sign(new Ed25519JwsSigner(key::sign));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return jws.serialize();
	}

}
