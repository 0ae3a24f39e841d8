package io.hawcx.sample.api;

import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An app on a phone: no browser, no cookies. It signs its user in at Hawcx as the
 * vendor's SDKs do, by {@code POST /v1/auth}, and calls the API with the access token
 * that it gets for the code. In an app of yours the SDK takes the place of
 * {@link #signInAtHawcx}.
 */
public final class Phone {

	private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

	private final JsonMapper json = new JsonMapper();

	private final String api;

	private final String hawcx;

	private final String configId;

	// Where a real app keeps it: the Keychain, the Android Keystore.
	private String token = "";

	Phone(String api, String hawcx, String configId) {
		this.api = api;
		this.hawcx = hawcx;
		this.configId = configId;
	}

	/**
	 * Sign the user in, from the first question to an access token.
	 * @param identifier the user's e-mail address or phone number
	 * @param code asks the user for the code that Hawcx has sent
	 * @return the API's answer
	 */
	HttpResponse<String> signIn(String identifier, Supplier<String> code) {
		byte[] random = new byte[32];
		new SecureRandom().nextBytes(random);
		String codeVerifier = BASE64_URL.encodeToString(random);
		return exchange(signInAtHawcx(identifier, challenge(codeVerifier), code), codeVerifier);
	}

	private String signInAtHawcx(String identifier, String codeChallenge, Supplier<String> code) {
		JsonNode reply = act(null, Map.of("type", "start", "flowType", "signin", "identifier", identifier,
				"codeChallenge", codeChallenge));
		if (reply.at("/step/type").asString().equals("enter_code")) {
			reply = act(reply.get("session").asString(), Map.of("type", "submit_code", "code", code.get()));
		}
		if (!reply.at("/step/type").asString().equals("completed")) {
			throw new IllegalStateException("This phone cannot go on with the step " + reply.at("/step/type"));
		}
		return reply.at("/step/authCode").asString();
	}

	private JsonNode act(@Nullable String session, Map<String, String> action) {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("protocolVersion", 2);
		if (session != null) {
			body.put("session", session);
		}
		body.put("action", action);
		return this.json.readTree(send(post(this.hawcx + "/v1/auth", body).header("X-Config-Id", this.configId)
			.header("X-Hawcx-Platform", "android")
			.header("X-Hawcx-Protocol-Version", "2")).body());
	}

	/**
	 * Get an access token for a code, and keep it.
	 * @param authCode the code of the finished login
	 * @param codeVerifier the PKCE verifier whose challenge began it
	 * @return the API's answer
	 */
	HttpResponse<String> exchange(String authCode, String codeVerifier) {
		HttpResponse<String> reply = send(
				post(this.api + "/login/hawcx/token", Map.of("authCode", authCode, "codeVerifier", codeVerifier)));
		this.token = this.json.readTree(reply.body()).path("access_token").asString("");
		return reply;
	}

	HttpResponse<String> get(String path) {
		return send(bearing(HttpRequest.newBuilder(URI.create(this.api + path))));
	}

	HttpResponse<String> put(String path, Map<String, ?> body) {
		return send(bearing(HttpRequest.newBuilder(URI.create(this.api + path))
			.PUT(BodyPublishers.ofString(this.json.writeValueAsString(body)))
			.header("Content-Type", "application/json")));
	}

	HttpResponse<String> signOut() {
		return send(bearing(HttpRequest.newBuilder(URI.create(this.api + "/logout")).POST(BodyPublishers.noBody())));
	}

	private HttpRequest.Builder bearing(HttpRequest.Builder request) {
		return request.header("Authorization", "Bearer " + this.token);
	}

	private HttpRequest.Builder post(String address, Map<String, ?> body) {
		return HttpRequest.newBuilder(URI.create(address))
			.POST(BodyPublishers.ofString(this.json.writeValueAsString(body)))
			.header("Content-Type", "application/json");
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException("No answer", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String challenge(String codeVerifier) {
		try {
			MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
			return BASE64_URL.encodeToString(sha256.digest(codeVerifier.getBytes(StandardCharsets.US_ASCII)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Run the phone on the command line.
	 * @param args address of the API, address of Hawcx, config id, e-mail address
	 */
	public static void main(String[] args) {
		Console console = System.console();
		Phone phone = new Phone(args[0], args[1], args[2]);
		phone.signIn(args[3], () -> console.readLine("Code that Hawcx has sent: "));
		console.printf("%s%n", phone.get("/api/me").body());
		console.printf("Signed out: %s%n", phone.signOut().statusCode());
		console.printf("From now on: %s%n", phone.get("/api/me").body());
	}

}
