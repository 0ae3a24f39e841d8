package io.hawcx.emulator.refusal;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.EmulatorTenant;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.Http;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.emulator.Visitor;

/**
 * Requests to the token endpoint that would be granted, but for what is changed in them.
 */
final class TokenRequests {

	static final String VERIFIER = Visitor.VERIFIER;

	static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

	final HawcxEmulator hawcx;

	private final EmulatorTenant tenant;

	final EmulatorCredentials credentials;

	final Http http;

	private final Jwts jwts;

	TokenRequests(HawcxEmulator hawcx) {
		this(hawcx, hawcx);
	}

	TokenRequests(HawcxEmulator hawcx, EmulatorTenant tenant) {
		this.hawcx = hawcx;
		this.tenant = tenant;
		this.credentials = tenant.credentials();
		this.http = new Http(hawcx.baseUrl());
		this.jwts = new Jwts(hawcx, tenant);
	}

	/**
	 * Ask as the public client.
	 * @param name what to change
	 * @param value its value; {@code null} leaves it out
	 * @return the answer
	 */
	HttpResponse<String> publicly(String name, String value) {
		Map<String, String> form = publicForm();
		form.put(name, value);
		return send(form);
	}

	Map<String, String> publicForm() {
		Map<String, String> form = form(this.credentials.publicClientId());
		form.put("code", this.tenant.mintCode(MintCodeRequest.forVerifier(VERIFIER).clientId(form.get("client_id"))));
		return form;
	}

	private static Map<String, String> form(String client) {
		return new LinkedHashMap<>(
				Map.of("grant_type", "authorization_code", "client_id", client, "code_verifier", VERIFIER));
	}

	/**
	 * Ask as the confidential client.
	 * @param assertion its assertion
	 * @return the answer
	 */
	HttpResponse<String> asserting(String assertion) {
		return confidentially("client_assertion", assertion);
	}

	HttpResponse<String> confidentially(String name, String value) {
		Map<String, String> form = form(this.credentials.confidentialClientId());
		form.put("code", this.tenant.mintCode(VERIFIER, null));
		form.put("client_assertion_type", ASSERTION_TYPE);
		form.put("client_assertion", assertion(Map.of(), Map.of()));
		form.put(name, value);
		return send(form);
	}

	String assertion(Map<String, Object> header, Map<String, Object> claims) {
		return this.jwts.jwt(this.hawcx.baseUrl() + "/oauth2/token", header, claims);
	}

	String assertion() {
		return assertion(Map.of(), Map.of());
	}

	/**
	 * Make an assertion whose JSON is written otherwise.
	 * @param header the header's JSON, with {@code %s} for what it is usually
	 * @param claims the same for the claims
	 * @param charset the header's character set; the claims are always in UTF-8
	 * @return the compact JWT
	 */
	String spelled(String header, String claims, Charset charset) {
		return this.jwts.spelled(assertion(Map.of("x", "\u00e9"), Map.of()), header, claims, charset);
	}

	HttpResponse<String> header(String name, Object value) {
		Map<String, Object> changes = Jwts.without(name);
		changes.put(name, value);
		return asserting(assertion(changes, Map.of()));
	}

	HttpResponse<String> claim(String name, Object value) {
		Map<String, Object> changes = Jwts.without(name);
		changes.put(name, value);
		return asserting(assertion(Map.of(), changes));
	}

	/**
	 * Sign in by redirect and redeem the code.
	 * @param redirectUri the redirect URI to redeem it with; {@code null} for none
	 * @return the answer
	 */
	HttpResponse<String> redirected(String redirectUri) {
		Visitor visitor = new Visitor(this.tenant);
		String callback = Visitor.location(visitor.get(Visitor.location(visitor.signIn(this.credentials.user()))));
		Map<String, String> form = form(this.credentials.publicClientId());
		form.put("code", callback.substring(callback.indexOf("code=") + 5, callback.indexOf("&state")));
		form.put("redirect_uri", redirectUri);
		return send(form);
	}

	HttpResponse<String> send(Map<String, String> form) {
		form.values().removeIf((value) -> value == null);
		return this.http.postForm("/oauth2/token", form, "X-Config-Id", this.credentials.configId());
	}

	/**
	 * Send a body as it is.
	 * @param type its content type
	 * @param body the body
	 * @return the answer
	 */
	HttpResponse<String> raw(String type, String body) {
		return this.http.post("/oauth2/token", body.getBytes(StandardCharsets.UTF_8), "Content-Type", type,
				"X-Config-Id", this.credentials.configId());
	}

	/**
	 * Ask for a code without a login.
	 * @param name what to change
	 * @param value its value; {@code null} leaves it out
	 * @return the answer
	 */
	HttpResponse<String> minting(String name, Object value) {
		Map<String, Object> body = mintBody();
		body.put(name, value);
		body.values().removeIf((each) -> each == null);
		return this.http.postJson("/internal/mint-code", body, "X-Consumer-Id", "test", "X-Config-Id",
				this.credentials.configId());
	}

	Map<String, Object> mintBody() {
		return new LinkedHashMap<>(Map.of("tenant_id", "tenant", "sub", this.credentials.user(), "code_challenge",
				"c".repeat(43), "code_challenge_method", "S256", "nonce", "n-1", "ttl", 60, "aud",
				this.credentials.publicClientId()));
	}

}
