package io.hawcx.emulator;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import io.hawcx.emulator.internal.crypto.Base64Url;
import io.hawcx.emulator.internal.crypto.Ed25519Key;
import io.hawcx.emulator.internal.crypto.Sha256;
import io.hawcx.emulator.internal.json.Json;

/**
 * Calls the management endpoints as the confidential client, through the bearer channel.
 */
public final class Bearer {

	private final EmulatorTenant hawcx;

	private final EmulatorClock clock;

	private final Http http;

	private final Ed25519Key key;

	public Bearer(HawcxEmulator hawcx) {
		this(hawcx, hawcx);
	}

	public Bearer(HawcxEmulator emulator, EmulatorTenant hawcx) {
		this.hawcx = hawcx;
		this.clock = emulator.clock();
		this.http = new Http(emulator.baseUrl());
		Map<String, Object> jwk = Json.readObject(hawcx.credentials().privateJwk().getBytes(StandardCharsets.UTF_8));
		this.key = new Ed25519Key((String) jwk.get("kid"), Base64Url.decode((String) jwk.get("d")));
	}

	/**
	 * Call.
	 * @param path the path
	 * @param payload the JSON object
	 * @return the answer
	 */
	public HttpResponse<String> call(String path, Map<String, ?> payload) {
		byte[] body = Json.write(payload);
		return this.http.post(path, body, "Content-Type", "application/json", "X-Config-Id",
				this.hawcx.credentials().configId(), "Authorization",
				"Bearer " + jwt(this.hawcx.credentials().issuer() + path, body));
	}

	/**
	 * Start a step-up.
	 * @param email the user
	 * @param purpose the purpose
	 * @param name the name of the new value
	 * @param value the new value
	 * @return the start token
	 */
	public String startStepUp(String email, String purpose, String name, String value) {
		return (String) Http
			.json(call("/v1/management/stepup/start-token",
					Map.of("subject_userid", email, "purpose", purpose, name, value)))
			.get("start_token");
	}

	private String jwt(String url, byte[] body) {
		String client = this.hawcx.credentials().confidentialClientId();
		long now = this.clock.instant().getEpochSecond();
		Map<String, Object> claims = new LinkedHashMap<>(Map.of("iss", client, "sub", client, "aud", url, "iat", now,
				"exp", now + 60, "jti", UUID.randomUUID().toString(), "body_sha256", Sha256.base64Url(body)));
		JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(this.key.keyId())
			.type(JOSEObjectType.JWT)
			.build();
		String input = header.toBase64URL() + "." + Base64Url.encode(Json.write(claims));
		return input + "." + Base64Url.encode(this.key.sign(input.getBytes(StandardCharsets.US_ASCII)));
	}

}
