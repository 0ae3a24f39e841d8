package io.hawcx.autoconfigure.security;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/**
 * An ordinary OpenID provider: RS256, a client secret, access tokens.
 */
final class OtherProvider implements AutoCloseable {

	static final String ACCESS_TOKEN = "other-access-token";

	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

	private final RSAKey key;

	OtherProvider() throws JOSEException {
		this.key = new RSAKeyGenerator(2048).keyID("other-1").generate();
		this.server.start();
		this.server
			.stubFor(WireMock.get("/jwks").willReturn(WireMock.okJson(new JWKSet(this.key.toPublicJWK()).toString())));
	}

	Map<String, Object> properties(String id) {
		String registration = "spring.security.oauth2.client.registration." + id + ".";
		String provider = "spring.security.oauth2.client.provider." + id + ".";
		String base = this.server.baseUrl();
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put(registration + "client-id", "other-client");
		properties.put(registration + "client-secret", "other-secret");
		properties.put(registration + "client-name", "The other one");
		properties.put(registration + "scope", "openid,profile");
		properties.put(registration + "authorization-grant-type", "authorization_code");
		properties.put(registration + "redirect-uri", "{baseUrl}/login/oauth2/code/{registrationId}");
		properties.put(provider + "authorization-uri", base + "/authorize");
		properties.put(provider + "token-uri", base + "/token");
		properties.put(provider + "jwk-set-uri", base + "/jwks");
		properties.put(provider + "user-name-attribute", "sub");
		return properties;
	}

	void answerToken(String nonce, Object amr) throws JOSEException {
		Instant now = Clock.systemUTC().instant();
		JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(this.server.baseUrl())
			.audience("other-client")
			.subject("bob")
			.claim("email", "bob@example.com")
			.claim("nonce", nonce)
			.claim("amr", amr)
			.claim("auth_time", now.getEpochSecond())
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plusSeconds(300)))
			.build();
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("other-1").build(), claims);
		token.sign(new RSASSASigner(this.key));
		this.server.stubFor(WireMock.post("/token")
			.willReturn(WireMock.okJson(JSONObjectUtils.toJSONString(Map.of("access_token", ACCESS_TOKEN, "token_type",
					"Bearer", "expires_in", 300, "id_token", token.serialize())))));
	}

	void refuseToken(int status, String error) {
		this.server.stubFor(WireMock.post("/token")
			.willReturn(WireMock.jsonResponse(JSONObjectUtils.toJSONString(Map.of("error", error)), status)));
	}

	List<LoggedRequest> tokenRequests() {
		return this.server.findAll(WireMock.postRequestedFor(WireMock.urlEqualTo("/token")));
	}

	void forgetRequests() {
		this.server.resetRequests();
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
