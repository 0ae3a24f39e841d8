package io.hawcx.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HawcxEmulatorTests {

	@Test
	void announcesTheRedirectFlowByDefault() {
		try (HawcxEmulator hawcx = HawcxEmulator.start()) {
			Map<String, Object> metadata = Http
				.json(new Http(hawcx.baseUrl()).get("/.well-known/openid-configuration"));
			assertThat(metadata).containsEntry("issuer", hawcx.baseUrl())
				.containsEntry("authorization_endpoint", hawcx.baseUrl() + "/authorize")
				.containsEntry("token_endpoint", hawcx.baseUrl() + "/oauth2/token")
				.containsEntry("jwks_uri", hawcx.baseUrl() + "/.well-known/jwks.json")
				.containsEntry("response_types_supported", List.of("code"))
				.containsEntry("code_challenge_methods_supported", List.of("S256"))
				.containsEntry("id_token_signing_alg_values_supported", List.of("ES256"))
				.containsEntry("token_endpoint_auth_methods_supported", List.of("none", "private_key_jwt"))
				.containsEntry("token_endpoint_auth_signing_alg_values_supported", List.of("EdDSA"));
		}
	}

	@Test
	void leavesTheRedirectFlowOutWhenLean() {
		try (HawcxEmulator hawcx = HawcxEmulator.builder().discoveryShape(DiscoveryShape.LEAN).start()) {
			assertThat(Http.json(new Http(hawcx.baseUrl()).get("/.well-known/openid-configuration")))
				.containsKeys("issuer", "token_endpoint", "jwks_uri")
				.doesNotContainKeys("authorization_endpoint", "response_types_supported", "grant_types_supported",
						"userinfo_endpoint", "code_challenge_methods_supported");
		}
	}

	@ParameterizedTest
	@EnumSource
	void publishesAnEllipticCurveKeyWhateverSignsIdTokens(IdTokenAlgorithm algorithm) {
		try (HawcxEmulator hawcx = HawcxEmulator.builder().idTokenAlgorithm(algorithm).start()) {
			String jwks = new Http(hawcx.baseUrl()).get("/.well-known/jwks.json").body();
			assertThat(jwks).contains("\"kty\":\"EC\"", "\"alg\":\"" + algorithm.jwsName() + "\"", "\"use\":\"sig\"")
				.doesNotContain("\"d\":");
		}
	}

	@Test
	void givesTheSameIdsAndKeysWhenTheSeedIsTheSame() {
		Map<String, Object> first = credentialsWithSeed("one");
		assertThat(credentialsWithSeed("one")).usingRecursiveComparison().ignoringFields("issuer").isEqualTo(first);
		assertThat(credentialsWithSeed("two").get("config_id")).isNotEqualTo(first.get("config_id"));
		assertThat(first).containsOnlyKeys("issuer", "config_id", "public_client_id", "confidential_client_id",
				"secret_key", "private_jwk", "user");
	}

	@Test
	void givesOtherIdsAndKeysWithoutASeed() {
		try (HawcxEmulator one = HawcxEmulator.start(); HawcxEmulator two = HawcxEmulator.start()) {
			assertThat(one.credentials().secretKey()).isNotEqualTo(two.credentials().secretKey());
			assertThat(one.credentials().privateJwk()).isNotEqualTo(two.credentials().privateJwk());
			assertThat(one.credentials().configId()).isNotEqualTo(two.credentials().configId());
		}
	}

	@Test
	void datesRepliesByItsOwnClockWhenThatIsMoved() {
		try (HawcxEmulator hawcx = HawcxEmulator.start()) {
			hawcx.clock().set(Instant.parse("2031-02-03T04:05:06Z"));
			for (String path : List.of("/.well-known/jwks.json", "/nowhere")) {
				assertThat(new Http(hawcx.baseUrl()).get(path).headers().allValues("Date")).singleElement()
					.asString()
					.startsWith("Mon, 03 Feb 2031 04:05:");
			}
		}
	}

	@Test
	void showsNoSecretInToString() {
		try (HawcxEmulator hawcx = HawcxEmulator.start()) {
			assertThat(hawcx.credentials().toString()).doesNotContain("hwx_sk", "\"d\"").contains(hawcx.baseUrl());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:80", "127.0.0.1.evil.example", "localhost.evil.example",
			"192.168.0.1", "[::2]", "localhost:80@evil.example", "" })
	void refusesWhenHostIsNotLoopback(String host) throws IOException {
		try (HawcxEmulator hawcx = HawcxEmulator.start()) {
			assertThat(raw(hawcx, "GET /emulator/credentials HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
				.matches("HTTP/1.1 4\\d\\d ");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST:1", "127.0.0.1:65535", "[::1]", "[::1]:8080" })
	void answersWhenHostIsLoopback(String host) throws IOException {
		try (HawcxEmulator hawcx = HawcxEmulator.start()) {
			assertThat(raw(hawcx, "GET /emulator/credentials HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
				.isEqualTo("HTTP/1.1 200 ");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET http://evil.example/emulator/credentials HTTP/1.1\r\nHost: localhost\r\n\r\n",
			"GET /emulator/credentials HTTP/1.1\r\n\r\n",
			"GET /emulator/credentials HTTP/1.1\r\nHost: localhost\r\n" + "Host: evil.example\r\n\r\n",
			"NONSENSE\r\n\r\n", "GET /../emulator/credentials HTTP/1.1\r\nHost: localhost\r\n\r\n",
			"POST /oauth2/token HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
			"DELETE /.well-known/jwks.json HTTP/1.1\r\nHost: localhost\r\n\r\n" })
	void answersWith4xxAndSurvivesWhenTheRequestIsBad(String request) throws IOException {
		try (HawcxEmulator hawcx = HawcxEmulator.start()) {
			assertThat(raw(hawcx, request)).matches("HTTP/1.1 4\\d\\d ");
			assertThat(new Http(hawcx.baseUrl()).get("/emulator/credentials").statusCode()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1024 * 1024 + 1, 6 * 1024 * 1024 })
	void answersWith413WhenTheBodyIsTooLarge(int length) {
		try (HawcxEmulator hawcx = HawcxEmulator.start()) {
			HttpResponse<String> response = new Http(hawcx.baseUrl()).post("/oauth2/token", new byte[length]);
			assertThat(response.statusCode()).isEqualTo(413);
		}
	}

	@Test
	void answersWith404WhenThePathIsUnknown() {
		try (HawcxEmulator hawcx = HawcxEmulator.start()) {
			assertThat(new Http(hawcx.baseUrl()).get("/nothing/here").statusCode()).isEqualTo(404);
		}
	}

	@Test
	void freesThePortAndEndsIdleConnectionsWhenClosed() throws IOException {
		HawcxEmulator hawcx = HawcxEmulator.start();
		int port = port(hawcx);
		try (Socket idle = new Socket(InetAddress.getLoopbackAddress(), port)) {
			idle.setSoTimeout(10_000);
			request(idle, "GET /emulator/credentials HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(idle.getInputStream().read()).isEqualTo('H');
			hawcx.close();
			assertThatTheConnectionEnds(idle);
		}
		hawcx.close();
		try (HawcxEmulator next = HawcxEmulator.builder().port(port).start()) {
			assertThat(port(next)).isEqualTo(port);
		}
	}

	@Test
	void namesThePortWhenItIsTaken() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThatExceptionOfType(UncheckedIOException.class)
				.isThrownBy(() -> HawcxEmulator.builder().port(taken.getLocalPort()).start())
				.withMessageContaining("127.0.0.1:" + taken.getLocalPort());
		}
	}

	private static void assertThatTheConnectionEnds(Socket socket) {
		try {
			InputStream input = socket.getInputStream();
			assertThat(input.readAllBytes()).isNotNull();
		}
		catch (IOException ex) {
			assertThat(ex).isNotInstanceOf(SocketTimeoutException.class);
		}
	}

	private static Map<String, Object> credentialsWithSeed(String seed) {
		try (HawcxEmulator hawcx = HawcxEmulator.builder().seed(seed).start()) {
			return Http.json(new Http(hawcx.baseUrl()).get("/emulator/credentials"));
		}
	}

	private static int port(HawcxEmulator hawcx) {
		return Integer.parseInt(hawcx.baseUrl().substring(hawcx.baseUrl().lastIndexOf(':') + 1));
	}

	private static String raw(HawcxEmulator hawcx, String request) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(hawcx))) {
			socket.setSoTimeout(10_000);
			request(socket, request);
			return new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII);
		}
	}

	private static void request(Socket socket, String request) throws IOException {
		OutputStream output = socket.getOutputStream();
		output.write(request.getBytes(StandardCharsets.US_ASCII));
		output.flush();
	}

}
