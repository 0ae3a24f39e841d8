package io.hawcx.security.gaps;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * A provider that gives replies no emulator would give.
 */
final class FakeProvider implements AutoCloseable {

	static final String CLIENT_ID = "6a1c0f4e-0000-4000-8000-000000000001";

	static final String CONFIG_ID = "fake-config";

	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

	private final ECKey key;

	FakeProvider() {
		this.key = newKey();
		this.server.start();
		discovery((document) -> document.put("authorization_endpoint", issuer() + "/authorize"));
		this.server.stubFor(WireMock.get("/jwks")
			.willReturn(WireMock.aResponse().withBody(new JWKSet(this.key.toPublicJWK()).toString())));
	}

	static ECKey newKey() {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID("fake-1").generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	String issuer() {
		return this.server.baseUrl();
	}

	ECKey key() {
		return this.key;
	}

	void discovery(Consumer<Map<String, Object>> change) {
		Map<String, Object> document = new LinkedHashMap<>();
		document.put("issuer", issuer());
		document.put("token_endpoint", issuer() + "/oauth2/token");
		document.put("jwks_uri", issuer() + "/jwks");
		document.put("id_token_signing_alg_values_supported", List.of("ES256"));
		change.accept(document);
		this.server.stubFor(WireMock.get("/.well-known/openid-configuration")
			.willReturn(WireMock.aResponse().withBody(JSONObjectUtils.toJSONString(document))));
	}

	void discoveryFails(int status) {
		this.server.stubFor(
				WireMock.get("/.well-known/openid-configuration").willReturn(WireMock.aResponse().withStatus(status)));
	}

	void tokens(int status, Map<String, Object> body) {
		this.server.stubFor(WireMock.post("/oauth2/token")
			.willReturn(WireMock.aResponse()
				.withStatus(status)
				.withHeader("Content-Type", "application/json")
				.withBody(JSONObjectUtils.toJSONString(body))));
	}

	void idToken(String idToken) {
		tokens(200, Map.of("id_token", idToken, "token_type", "Bearer", "expires_in", 300));
	}

	String sign(Consumer<JWTClaimsSet.Builder> change) {
		return sign(this.key, change);
	}

	String sign(ECKey key, Consumer<JWTClaimsSet.Builder> change) {
		Instant now = Clock.systemUTC().instant();
		JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder().issuer(issuer())
			.audience(CLIENT_ID)
			.subject("alice")
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plusSeconds(300)));
		change.accept(claims);
		SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
				claims.build());
		try {
			jwt.sign(new ECDSASigner(key));
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		return jwt.serialize();
	}

	List<String> requestsTo(String path) {
		return this.server.getAllServeEvents()
			.stream()
			.map(ServeEvent::getRequest)
			.filter((request) -> request.getUrl().startsWith(path))
			.map((request) -> request.getBodyAsString())
			.toList();
	}

	WireMockServer server() {
		return this.server;
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
