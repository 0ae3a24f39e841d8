package io.hawcx.emulator.refusal;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.EmulatorTenant;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.Http;
import io.hawcx.emulator.internal.crypto.Base64Url;
import io.hawcx.emulator.internal.crypto.Ed25519Key;
import io.hawcx.emulator.internal.crypto.Envelope;
import io.hawcx.emulator.internal.crypto.Sha256;
import io.hawcx.emulator.internal.crypto.X25519Key;
import io.hawcx.emulator.internal.json.Json;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * Management requests that would be answered through either channel, but for what is
 * changed in them.
 */
final class ManagementRequests {

	static final String PATH = "/v1/management/users/mfa-enforcement";

	final HawcxEmulator hawcx;

	private final EmulatorTenant tenant;

	final Http http;

	private final Jwts jwts;

	private final Map<String, Object> blob;

	ManagementRequests(HawcxEmulator hawcx) {
		this(hawcx, hawcx);
	}

	ManagementRequests(HawcxEmulator hawcx, EmulatorTenant tenant) {
		this.hawcx = hawcx;
		this.tenant = tenant;
		this.http = new Http(hawcx.baseUrl());
		this.jwts = new Jwts(hawcx, tenant);
		this.blob = Json
			.readObject(Base64Url.decode(tenant.credentials().secretKey().substring("hwx_sk_v1_".length())));
	}

	byte[] payload() {
		return Json.write(Map.of("userid", this.tenant.credentials().user()));
	}

	/**
	 * Ask through the delegation channel.
	 * @param name the header to change
	 * @param value its value; {@code null} leaves it out
	 * @return the answer
	 */
	HttpResponse<String> delegated(String name, String value) {
		return delegated(PATH, sealed(payload(), recipient()), 0, name, value);
	}

	/**
	 * Ask through the delegation channel at another time.
	 * @param secondsFromNow how far the timestamp is off
	 * @return the answer
	 */
	HttpResponse<String> delegatedAt(long secondsFromNow) {
		return delegated(PATH, sealed(payload(), recipient()), secondsFromNow, "X-Extra", "x");
	}

	HttpResponse<String> delegatedBody(byte[] body) {
		return delegated(PATH, body, 0, "X-Extra", "x");
	}

	HttpResponse<String> delegated(String path, byte[] body, long secondsFromNow, String name, String value) {
		String timestamp = Long.toString(this.hawcx.clock().instant().getEpochSecond() + secondsFromNow);
		Map<String, String> headers = new LinkedHashMap<>(Map.of("Content-Type", "application/json", "X-Enc-Alg",
				"x25519-aesgcm", "X-Timestamp", timestamp, "X-Signature-Alg", "ed25519", "X-Signature",
				Base64Url.encode(new Ed25519Key("any", key("ed_priv")).sign(Envelope.signedBytes(body, timestamp))),
				"X-Key-Id", keyId(), "X-Config-Id", this.tenant.credentials().configId()));
		return send(path, body, headers, name, value);
	}

	byte[] sealed(byte[] payload, byte[] recipient) {
		return Envelope.seal(payload, recipient, new X25519Key(Base64Url.decode(Sha256.base64Url(payload))),
				new byte[12]);
	}

	String keyId() {
		return (String) this.blob.get("kid");
	}

	byte[] recipient() {
		return key("h_x_pub");
	}

	/**
	 * Ask through the bearer channel.
	 * @param name the claim to change
	 * @param value its value; {@code null} leaves it out
	 * @return the answer
	 */
	HttpResponse<String> claim(String name, Object value) {
		return bearer(PATH, payload(), jwt(Map.of(), change(name, value)));
	}

	HttpResponse<String> header(String name, Object value) {
		return bearer(PATH, payload(), jwt(change(name, value), Map.of()));
	}

	private static Map<String, Object> change(String name, Object value) {
		Map<String, Object> changes = Jwts.without(name);
		changes.put(name, value);
		return changes;
	}

	String jwt(Map<String, Object> header, Map<String, Object> claims) {
		return jwt(PATH, payload(), header, claims);
	}

	String jwt(String path, byte[] body, Map<String, Object> header, Map<String, Object> claims) {
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("body_sha256", Sha256.base64Url(body));
		all.putAll(claims);
		return this.jwts.jwt(this.hawcx.baseUrl() + path, header, all);
	}

	HttpResponse<String> bearer(String path, byte[] body, String jwt) {
		return authorized(path, body, "Bearer " + jwt);
	}

	HttpResponse<String> authorized(String path, byte[] body, String authorization) {
		return send(path, body, new LinkedHashMap<>(Map.of("Content-Type", "application/json", "X-Config-Id",
				this.tenant.credentials().configId(), "Authorization", authorization)), "X-Extra", "x");
	}

	/**
	 * Ask for the same through both channels.
	 * @param path the path
	 * @param payload the payload
	 * @return the delegation channel's answer, and the bearer channel's
	 */
	List<HttpResponse<String>> both(String path, String payload) {
		byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
		return List.of(delegated(path, sealed(bytes, recipient()), 0, "X-Extra", "x"),
				bearer(path, bytes, jwt(path, bytes, Map.of(), Map.of())));
	}

	/**
	 * Verify and decrypt a reply of the delegation channel.
	 * @param response the reply
	 * @return its payload
	 */
	Map<String, Object> opened(HttpResponse<String> response) {
		byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
		byte[] signed = Envelope.signedBytes(body, response.headers().firstValue("X-Timestamp").orElseThrow());
		Ed25519Signer verifier = new Ed25519Signer();
		verifier.init(false, new Ed25519PublicKeyParameters(key("h_ed_pub")));
		verifier.update(signed, 0, signed.length);
		if (!verifier.verifySignature(Base64Url.decode(response.headers().firstValue("X-Signature").orElseThrow()))) {
			throw new AssertionError("the reply's signature is wrong");
		}
		return Json.readObject(Envelope.open(body, new X25519Key(key("x_priv"))));
	}

	private HttpResponse<String> send(String path, byte[] body, Map<String, String> headers, String name,
			String value) {
		headers.put(name, value);
		headers.values().removeIf((each) -> each == null);
		List<String> flat = new ArrayList<>();
		headers.forEach((header, text) -> flat.addAll(List.of(header, text)));
		return this.http.post(path, body, flat.toArray(String[]::new));
	}

	private byte[] key(String member) {
		return Base64Url.decode((String) this.blob.get(member));
	}

}
