package io.hawcx.emulator.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.Http;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What keeps an emulator from being of use to anybody but its own machine's user.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SafetyTests {

	private static final String NOT_READ = "This is no HTTP/1.1 request that the emulator can read.";

	private final HawcxEmulator hawcx = HawcxEmulator.start();

	private final int port = URI.create(this.hawcx.baseUrl()).getPort();

	private final Http http = new Http(this.hawcx.baseUrl());

	@AfterAll
	void close() {
		this.hawcx.close();
	}

	@Test
	void listensOn127001Alone() throws IOException {
		assertThatNobodyListens(InetAddress.getByAddress(new byte[] { 127, 0, 0, 2 }));
		for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
			for (InetAddress address : network.inetAddresses().toList()) {
				if (!address.isLoopbackAddress()) {
					assertThatNobodyListens(address);
				}
			}
		}
	}

	private void assertThatNobodyListens(InetAddress address) throws IOException {
		try (Socket socket = new Socket()) {
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> socket.connect(new InetSocketAddress(address, this.port), 2_000))
				.as(address.toString());
		}
	}

	@Test
	void cannotBeToldToListenElsewhere() {
		assertThat(HawcxEmulator.builder().getClass().getMethods()).extracting("name")
			.asString()
			.doesNotContainIgnoringCase("address")
			.doesNotContainIgnoringCase("host")
			.doesNotContainIgnoringCase("bind");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "127.0.0.1.evil.example", "localhost.", "127.1", "0.0.0.0", "10.0.0.1",
			"[::2]", "localhost:80:80", "user@localhost", "acme.localhost" })
	void answers421WhenTheHostIsNotLoopback(String host) throws IOException {
		for (String path : List.of("/", "/emulator", "/emulator/credentials", "/login", "/oauth2/token",
				"/v1/management/users/phone", "/nothing")) {
			String answer = send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
			assertThat(answer).startsWith(host.matches("[a-z0-9.]*|\\[::2]") ? "HTTP/1.1 421 " : "HTTP/1.1 4")
				.doesNotContain("hwx_sk", this.hawcx.credentials().configId());
		}
	}

	@Test
	void takesSpacesAndTabsAloneFromAHeader() throws IOException {
		String head = "POST /v1/auth HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Config-Id:";
		String configId = this.hawcx.credentials().configId();
		assertThat(send(head + "\t " + configId + " \t\r\n\r\n")).startsWith("HTTP/1.1 400 ");
		assertThat(send(head + configId + "\u0001\r\n\r\n")).startsWith("HTTP/1.1 401 ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/../emulator/credentials", "/emulator/../emulator/credentials",
			"/emulator/%2e%2e/emulator/credentials", "/emulator/..%2fcredentials", "/emulator/%2e/credentials",
			"/emulator//credentials", "/emulator/credentials/", "/emulator/style.css/../../../../etc/passwd",
			"/emulator/..\\..\\credentials", "/emulator/login/style.css", "/emulator/code.mustache",
			"/emulator/style.css%00", "/emulator/credentials;a=b", "/EMULATOR/CREDENTIALS",
			"/v1/management/../../emulator/credentials" })
	void answersNoPathThatIsSpelledOtherwise(String path) throws IOException {
		String answer = send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
		assertThat(answer).matches("(?s)HTTP/1\\.1 40[045] .*").doesNotContain("hwx_sk", "root:", "<p", "color");
	}

	@ParameterizedTest
	@CsvSource({ "NONSENSE, 400", "GET / HTTP/9.9, 400", "GET /emulator HTTP/1.1|Host, 400",
			"POST /login HTTP/1.1|Host: localhost|Content-Length: -1, 400",
			"POST /login HTTP/1.1|Host: localhost|Transfer-Encoding: nothing, 400" })
	void answers400WhenItIsNoHttp(String lines, int status) throws IOException {
		assertThat(send(lines.replace("|", "\r\n") + "\r\n\r\n")).startsWith("HTTP/1.1 " + status + " ")
			.contains("{\"message\":\"" + NOT_READ + "\"}", "X-Content-Type-Options: nosniff");
		assertThatItLives();
	}

	@Test
	void answers413WhenABodyIsTooLarge() {
		HttpResponse<String> response = this.http.post("/internal/mint-code", new byte[1024 * 1024 + 1]);
		assertThat(response.statusCode()).isEqualTo(413);
		assertThat(Http.json(response)).isEqualTo(Map.of("message", "The request body is larger than 1 MiB."));
		assertThatItLives();
	}

	@Test
	void answers4xxWhenALineOrTheHeadIsTooLarge() throws IOException {
		String host = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
		assertThat(send("GET /" + "p".repeat(17_000) + host + "\r\n")).startsWith("HTTP/1.1 4");
		assertThat(send("GET /emulator" + host + "X: " + "y".repeat(17_000) + "\r\n\r\n")).startsWith("HTTP/1.1 4");
		assertThat(send("GET /emulator" + host + "X: y\r\n".repeat(101) + "\r\n")).startsWith("HTTP/1.1 4");
		assertThatItLives();
	}

	@Test
	void letsNoOtherOriginReadOrChangeAnything() {
		for (String path : List.of("/emulator", "/emulator/credentials", "/emulator/faults", "/login",
				"/.well-known/jwks.json", "/v1/management/users/phone")) {
			HttpResponse<String> read = this.http.get(path, "Origin", "https://evil.example");
			assertThat(read.headers().map()).as(path).doesNotContainKey("access-control-allow-origin");
			HttpResponse<String> asked = this.http.send(path,
					(request) -> request.method("OPTIONS", HttpRequest.BodyPublishers.noBody())
						.header("Origin", "https://evil.example")
						.header("Access-Control-Request-Method", "POST"));
			assertThat(asked.statusCode()).as(path).isEqualTo(405);
			assertThat(asked.headers().map()).as(path).doesNotContainKey("access-control-allow-origin");
		}
		// What a page of another origin may send without asking.
		for (String type : List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
			assertThat(this.http
				.post("/emulator/faults", "{\"path\":\"/**\",\"fault\":\"reset\"}".getBytes(StandardCharsets.UTF_8),
						"Content-Type", type)
				.statusCode()).isEqualTo(400);
		}
		assertThat(this.hawcx.faults().list()).isEmpty();
	}

	private void assertThatItLives() {
		assertThat(this.http.get("/emulator/credentials").statusCode()).isEqualTo(200);
	}

	private String send(String request) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			socket.shutdownOutput();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
