package io.hawcx.http;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * What every {@link HttpTransport} must do, as tests to be inherited.
 */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public interface HttpTransportContract {

	/**
	 * Create the transport under test, which the test closes.
	 * @return a new transport
	 */
	HttpTransport createTransport();

	@Test
	default void sendWhenPostThenCarriesExactlyWhatWasGiven() throws IOException {
		byte[] body = "{\"a\":\"\u00e4\"}".getBytes(StandardCharsets.UTF_8);
		try (LoopbackServer server = LoopbackServer
			.answering("HTTP/1.1 201 Created\r\nX-A: 1\r\nX-A: 2\r\nX-Empty:\r\nContent-Length: 2\r\n\r\n\u00e4\u00f6");
				HttpTransport transport = createTransport()) {
			HttpResponse response = transport.send(HttpRequest.post(server.uri("/v1/x?y=1%2F2"), body)
				.header("Content-Type", "application/json")
				.header("X-Signature", "abc"));
			assertThat(response.status()).isEqualTo(201);
			assertThat(response.header("x-a")).isEqualTo("1, 2");
			assertThat(response.header("X-Empty")).isNull();
			assertThat(response.body()).containsExactly(0xe4, 0xf6);
			LoopbackServer.Received request = server.requests().get(0);
			assertThat(request.line()).isEqualTo("POST /v1/x?y=1%2F2 HTTP/1.1");
			assertThat(request.headers()).containsEntry("Content-Type", "application/json")
				.containsEntry("X-Signature", "abc")
				.containsEntry("Content-Length", String.valueOf(body.length))
				.doesNotContainKeys("Accept-Encoding", "Cookie", "Upgrade", "Transfer-Encoding", "Expect");
			assertThat(request.body()).isEqualTo(body);
		}
	}

	@Test
	default void sendWhenGetThenHasNoBody() throws IOException {
		try (LoopbackServer server = LoopbackServer.answering("HTTP/1.1 204 No Content\r\n\r\n");
				HttpTransport transport = createTransport()) {
			HttpResponse response = transport.send(HttpRequest.get(server.uri("/jwks")).header("Accept", "a/b"));
			assertThat(response.status()).isEqualTo(204);
			assertThat(response.body()).isEmpty();
			assertThat(server.requests().get(0).line()).isEqualTo("GET /jwks HTTP/1.1");
			assertThat(server.requests().get(0).headers()).containsEntry("Accept", "a/b")
				.doesNotContainKey("Content-Type");
		}
	}

	@Test
	default void sendWhen503ThenAsksOnce() throws IOException {
		assertAskedOnce("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n", 503);
	}

	@Test
	default void sendWhen429ThenAsksOnce() throws IOException {
		assertAskedOnce("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n", 429);
	}

	@Test
	default void sendWhen401ThenAsksOnce() throws IOException {
		assertAskedOnce("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n",
				401);
	}

	@Test
	default void sendWhenRedirectThenReturnsIt() throws IOException {
		assertAskedOnce("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n", 302);
		assertAskedOnce("HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n", 307);
	}

	private void assertAskedOnce(String reply, int status) throws IOException {
		try (LoopbackServer server = LoopbackServer.answering(reply); HttpTransport transport = createTransport()) {
			assertThat(transport.send(HttpRequest.post(server.uri("/"), new byte[1])).status()).isEqualTo(status);
			assertThat(transport.send(HttpRequest.get(server.uri("/"))).status()).isEqualTo(status);
			assertThat(server.requests()).hasSize(2);
		}
	}

	@Test
	default void sendWhenCookieWasSetThenDoesNotSendIt() throws IOException {
		try (LoopbackServer server = LoopbackServer
			.answering("HTTP/1.1 200 OK\r\nSet-Cookie: a=b; Path=/\r\nContent-Length: 0\r\n\r\n");
				HttpTransport transport = createTransport()) {
			transport.send(HttpRequest.get(server.uri("/")));
			transport.send(HttpRequest.get(server.uri("/")));
			assertThat(server.requests()).hasSize(2)
				.allSatisfy((request) -> assertThat(request.headers()).doesNotContainKey("Cookie"));
		}
	}

	@Test
	default void sendWhenKeptConnectionBreaksThenDoesNotSendAgain() throws IOException {
		try (LoopbackServer server = new LoopbackServer((request, out) -> {
			if (request.line().contains("/second")) {
				throw new IOException("hang up without a reply");
			}
			out.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
		}); HttpTransport transport = createTransport()) {
			transport.send(HttpRequest.post(server.uri("/first"), new byte[1]));
			assertThatIOException()
				.isThrownBy(() -> transport.send(HttpRequest.post(server.uri("/second"), new byte[1])))
				.isNotInstanceOf(HttpDeadlineException.class);
			assertThat(server.requests()).hasSize(2);
		}
	}

	@Test
	default void sendWhenHeadersTrickleThenIsCutAtDeadline() {
		assertCutAtDeadline(LoopbackServer.dripping("HTTP/1.1 200 OK\r\nX-Slow: ", "x"));
	}

	@Test
	default void sendWhenBodyTricklesThenIsCutAtDeadline() {
		assertCutAtDeadline(LoopbackServer.dripping("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n", "x"));
	}

	@Test
	default void sendWhenChunksTrickleThenIsCutAtDeadline() {
		assertCutAtDeadline(
				LoopbackServer.dripping("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"));
	}

	@Test
	default void sendWhenInterimRepliesTrickleThenIsCutAtDeadline() {
		assertCutAtDeadline(LoopbackServer.dripping("", "HTTP/1.1 102 Processing\r\n\r\n"));
	}

	private void assertCutAtDeadline(LoopbackServer server) {
		try (server; HttpTransport transport = createTransport()) {
			HttpRequest request = HttpRequest.post(server.uri("/"), new byte[1]).timeout(Duration.ofMillis(300));
			assertThatExceptionOfType(HttpDeadlineException.class).isThrownBy(() -> transport.send(request))
				.withMessage("no complete reply within 300 ms");
			assertThat(server.awaitAbandoned()).isTrue();
			assertThat(server.requests()).hasSize(1);
		}
	}

	@Test
	default void sendWhenConnectingHangsThenIsCutAtDeadline() throws IOException {
		try (BackloggedListener listener = new BackloggedListener(); HttpTransport transport = createTransport()) {
			HttpRequest request = HttpRequest.get(listener.uri()).timeout(Duration.ofMillis(300));
			assertThatExceptionOfType(HttpDeadlineException.class).isThrownBy(() -> transport.send(request));
		}
	}

	@Test
	default void sendWhenReplyNeverComesThenIsCutAtDeadline() {
		try (LoopbackServer server = new LoopbackServer((request, out) -> {
		}); HttpTransport transport = createTransport()) {
			assertThatExceptionOfType(HttpDeadlineException.class)
				.isThrownBy(() -> transport.send(HttpRequest.get(server.uri("/")).timeout(Duration.ofMillis(300))));
		}
	}

	@Test
	default void sendWhenBodyHasExactlyTheLimitThenReturnsIt() throws IOException {
		try (LoopbackServer server = LoopbackServer
			.answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n4\r\nefgh\r\n0\r\n\r\n");
				HttpTransport transport = createTransport()) {
			HttpRequest request = HttpRequest.get(server.uri("/"));
			assertThat(transport.send(request.maxResponseBytes(8)).body()).hasSize(8);
			assertThatExceptionOfType(HttpResponseTooLargeException.class)
				.isThrownBy(() -> transport.send(request.maxResponseBytes(7)))
				.withMessage("the reply is larger than 7 bytes");
		}
	}

	@Test
	default void sendWhenAnnouncedBodyIsOverTheLimitThenIsRefusedUnread() {
		try (LoopbackServer server = LoopbackServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\nx");
				HttpTransport transport = createTransport()) {
			assertThatExceptionOfType(HttpResponseTooLargeException.class)
				.isThrownBy(() -> transport.send(HttpRequest.get(server.uri("/"))));
		}
	}

	@Test
	default void sendWhenBodyNeverEndsThenIsRefusedAtTheLimit() {
		String chunk = "1000\r\n" + "x".repeat(4096) + "\r\n";
		try (LoopbackServer server = new LoopbackServer((request, out) -> {
			out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
			while (true) {
				out.write(chunk.getBytes(StandardCharsets.ISO_8859_1));
			}
		}); HttpTransport transport = createTransport()) {
			assertThatExceptionOfType(HttpResponseTooLargeException.class)
				.isThrownBy(() -> transport.send(HttpRequest.get(server.uri("/"))));
			assertThat(server.awaitAbandoned()).isTrue();
		}
	}

	@Test
	default void sendWhenReplyIsOldOrOddButLawfulThenReturnsIt() throws IOException {
		for (String reply : List.of("HTTP/1.0 200 OK\r\n\r\nok", "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nok",
				"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nok", "HTTP/1.1 200 OK\ncontent-length:2\n\nok",
				"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
						+ "1;a=b\r\no\r\n0001; c=\"d;\"\r\nk\r\n0;e\r\nX-Trailer: 1\r\n\r\n",
				"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
						+ "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
			try (LoopbackServer server = new LoopbackServer((request, out) -> {
				out.write(reply.getBytes(StandardCharsets.ISO_8859_1));
				throw new IOException("close after the reply");
			}); HttpTransport transport = createTransport()) {
				HttpResponse response = transport.send(HttpRequest.post(server.uri("/"), new byte[1]));
				assertThat(response.status()).as(reply).isEqualTo(200);
				assertThat(response.body()).as(reply).asString(StandardCharsets.US_ASCII).isEqualTo("ok");
			}
		}
	}

	@Test
	default void sendWhenChunkIsCutShortThenSaysThatItWasLost() {
		try (LoopbackServer server = new LoopbackServer((request, out) -> {
			out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\nabc"
				.getBytes(StandardCharsets.ISO_8859_1));
			throw new IOException("hang up in the middle");
		}); HttpTransport transport = createTransport()) {
			assertThatIOException().isThrownBy(() -> transport.send(HttpRequest.get(server.uri("/"))))
				.isNotInstanceOf(HttpProtocolException.class);
		}
	}

	@Test
	default void sendWhenBodyIsCutShortThenThrows() {
		try (LoopbackServer server = new LoopbackServer((request, out) -> {
			out.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc".getBytes(StandardCharsets.ISO_8859_1));
			throw new IOException("hang up in the middle");
		}); HttpTransport transport = createTransport()) {
			assertThatIOException().isThrownBy(() -> transport.send(HttpRequest.get(server.uri("/"))));
			assertThat(server.requests()).hasSize(1);
		}
	}

	@Test
	default void sendWhenReplyHasContentCodingThenThrows() {
		try (LoopbackServer server = LoopbackServer
			.answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nxx");
				HttpTransport transport = createTransport()) {
			assertThatExceptionOfType(HttpProtocolException.class)
				.isThrownBy(() -> transport.send(HttpRequest.get(server.uri("/"))))
				.withMessage("the reply has a content coding though none was asked for");
		}
	}

	// JSON is UTF-8 whatever is said of it (RFC 8259 section 8.1).
	@Test
	default void sendWhenContentTypeIsNoneThenReturnsTheReply() throws IOException {
		for (String type : List.of("application/json;charset=bogus", "application/json;charset=", ";;=", "\u00e4\u00f6",
				"application/json, text/plain", "")) {
			try (LoopbackServer server = LoopbackServer
				.answering("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: 2\r\n\r\n{}");
					HttpTransport transport = createTransport()) {
				assertThat(transport.send(HttpRequest.get(server.uri("/"))).body()).as(type).hasSize(2);
			}
		}
	}

	// As when a gateway drops the head of the token endpoint's reply.
	@Test
	default void sendWhenReplyIsNoHttpThenThrowsWithoutQuotingIt() {
		for (String reply : List.of("{\"id_token\":\"secret-token\"}\r\n\r\n", "HTTP/1.1 secret-token\r\n\r\n",
				"HTTP/1.1 200 OK\r\n{\"id_token\":\"secret-token\"}\r\n\r\n",
				"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nsecret-token\r\n")) {
			try (LoopbackServer server = LoopbackServer.answering(reply); HttpTransport transport = createTransport()) {
				HttpRequest request = HttpRequest.get(server.uri("/")).timeout(Duration.ofMillis(500));
				assertThatIOException().as(reply)
					.isThrownBy(() -> transport.send(request))
					.satisfies((ex) -> assertThat(stackTrace(ex)).doesNotContain("secret-token"));
			}
		}
	}

	@Test
	default void sendWhenReplyBreaksRulesOfHttpThenSaysSo() {
		for (String head : List.of("HTTP/1.1 000 Zero", "HTTP/1.1 200 OK\r\nno header",
				"HTTP/1.1 200 OK\r\nContent-Length: -1",
				"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2")) {
			try (LoopbackServer server = LoopbackServer.answering(head + "\r\n\r\nx");
					HttpTransport transport = createTransport()) {
				assertThatExceptionOfType(HttpProtocolException.class).as(head)
					.isThrownBy(() -> transport.send(HttpRequest.get(server.uri("/"))))
					.withMessageStartingWith("the reply breaks the rules of HTTP: ");
			}
		}
	}

	@Test
	default void sendWhenNobodyListensThenThrows() {
		LoopbackServer server = LoopbackServer.answering("");
		server.close();
		try (HttpTransport transport = createTransport()) {
			assertThatExceptionOfType(HttpConnectException.class)
				.isThrownBy(() -> transport.send(HttpRequest.post(server.uri("/"), new byte[1])))
				.withMessage("no connection to " + server.uri("") + ": it was refused; check address, port and proxy");
		}
	}

	@Test
	default void sendWhenConnectionBreaksAfterRequestThenDoesNotSayUnsent() {
		try (LoopbackServer server = new LoopbackServer((request, out) -> {
			throw new IOException("hang up without a reply");
		}); HttpTransport transport = createTransport()) {
			assertThatIOException().isThrownBy(() -> transport.send(HttpRequest.post(server.uri("/"), new byte[1])))
				.isNotInstanceOf(HttpConnectException.class);
			assertThat(server.requests()).hasSize(1);
		}
	}

	@Test
	default void sendWhenClosedThenThrows() {
		HttpTransport transport = createTransport();
		transport.close();
		transport.close();
		try (LoopbackServer server = LoopbackServer.answering("HTTP/1.1 204 No Content\r\n\r\n")) {
			assertThatIOException().isThrownBy(() -> transport.send(HttpRequest.get(server.uri("/"))));
			assertThat(server.requests()).isEmpty();
		}
	}

	private static String stackTrace(Throwable failure) {
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text, true));
		return text.toString();
	}

}
