package io.hawcx.emulator.refusal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.hawcx.emulator.EmulatorTenant;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.internal.crypto.Base64Url;
import io.hawcx.emulator.internal.crypto.Ed25519Key;
import io.hawcx.emulator.internal.json.Json;

/**
 * Makes the JWTs by which the confidential client proves who it is, right ones and
 * others.
 */
final class Jwts {

	private final HawcxEmulator hawcx;

	private final EmulatorTenant tenant;

	private final Ed25519Key key;

	Jwts(HawcxEmulator hawcx, EmulatorTenant tenant) {
		this.hawcx = hawcx;
		this.tenant = tenant;
		Map<String, Object> jwk = Json.readObject(tenant.credentials().privateJwk().getBytes(StandardCharsets.UTF_8));
		this.key = new Ed25519Key((String) jwk.get("kid"), Base64Url.decode((String) jwk.get("d")));
	}

	/**
	 * Make a JWT.
	 * @param audience its audience
	 * @param header members of the header to change; {@code null} removes one
	 * @param claims claims to change; {@code null} removes one and a {@link Seconds} is
	 * counted from now
	 * @return the compact JWT
	 */
	String jwt(String audience, Map<String, Object> header, Map<String, Object> claims) {
		String client = this.tenant.credentials().confidentialClientId();
		Map<String, Object> allClaims = new LinkedHashMap<>(Map.of("iss", client, "sub", client, "aud", audience, "iat",
				new Seconds(0), "exp", new Seconds(60), "jti", UUID.randomUUID().toString()));
		allClaims.putAll(claims);
		long now = this.hawcx.clock().instant().getEpochSecond();
		allClaims.replaceAll((name, value) -> (value instanceof Seconds seconds) ? now + seconds.fromNow() : value);
		Map<String, Object> allHeaders = new LinkedHashMap<>(
				Map.of("alg", "EdDSA", "typ", "JWT", "kid", this.key.keyId()));
		allHeaders.putAll(header);
		return signed(part(allHeaders) + "." + part(allClaims));
	}

	private static String part(Map<String, Object> members) {
		members.values().removeIf((value) -> value == null);
		return Base64Url.encode(Json.write(members));
	}

	/**
	 * Sign what a JWT says in another spelling.
	 * @param jwt a JWT
	 * @param header the header's JSON, with {@code %s} for that of the JWT
	 * @param claims the same for the claims
	 * @param charset the header's character set
	 * @return the compact JWT
	 */
	String spelled(String jwt, String header, String claims, Charset charset) {
		String[] parts = jwt.split("\\.");
		return signed(Base64Url.encode(header.formatted(json(parts[0])).getBytes(charset)) + "."
				+ Base64Url.encode(claims.formatted(json(parts[1])).getBytes(StandardCharsets.UTF_8)));
	}

	private static String json(String part) {
		return new String(Base64Url.decode(part), StandardCharsets.UTF_8);
	}

	private String signed(String input) {
		return input + "." + Base64Url.encode(this.key.sign(input.getBytes(StandardCharsets.US_ASCII)));
	}

	static String forged(String jwt) {
		return jwt.substring(0, jwt.lastIndexOf('.') + 1) + "A".repeat(86);
	}

	static Map<String, Object> without(String name) {
		Map<String, Object> changes = new LinkedHashMap<>();
		changes.put(name, null);
		return changes;
	}

	record Seconds(long fromNow) {
	}

}
