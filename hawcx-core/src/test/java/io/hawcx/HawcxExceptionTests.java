package io.hawcx;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.hawcx.delegation.TestHawcx;
import io.hawcx.http.LoopbackServer;
import io.hawcx.key.SigningKey;
import io.hawcx.management.StepUpClientBuilder;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.HawcxOAuthAsync;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Each failure is the same exception with the same words, blocking or not, and says what
 * failed, where, and what to do.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HawcxExceptionTests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-14T15:59:29Z"), ZoneOffset.UTC);

	private static final String PATH = "/v1/management/x";

	private static final String SIGNED_HEADERS = "X-Signature: c2ln\r\nX-Signature-Alg: ed25519\r\n"
			+ "X-Enc-Alg: x25519-aesgcm\r\n";

	private static final String VERIFIER = "verifier-verifier-verifier-verifier-verifier";

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "302|redirects are not followed", "401|was authenticated by ", "403|the config id",
					"404|the API prefix", "429|retryAfter()", "500|try again later", "503|try again later",
					"400|correct its values", "418|see responseBody()" })
	void managementWhenRefusedThenSaysWhatToDo(int status, String remedy) {
		String reply = reply(status, "Retry-After: 7\r\n", "{\"detail\":\"no\"}");
		for (Throwable failure : management(reply, Duration.ofSeconds(20), false)) {
			assertThat(failure).isInstanceOf(DelegationRequestException.class)
				.hasMessageContainingAll("POST " + PATH + " was answered with status " + status + " and detail 'no'; ",
						remedy);
			DelegationRequestException request = (DelegationRequestException) failure;
			assertThat(request.statusCode()).isEqualTo(status);
			assertThat(request.detail()).isEqualTo("\"no\"");
			assertThat(request.responseBody()).isEqualTo("{\"detail\":\"no\"}");
			assertThat(request.retryAfter()).isEqualTo(Duration.ofSeconds(7));
		}
		for (Throwable failure : management(reply, Duration.ofSeconds(20), true)) {
			assertThat(failure).isInstanceOf(DelegationRequestException.class)
				.hasMessageContainingAll("POST " + PATH + " was answered with status " + status + " and detail 'no'; ",
						remedy);
		}
	}

	@Test
	void managementWhenReplyCannotBeTrustedThenNamesTheCall() {
		for (Throwable failure : management(reply(200, "", "{}"), Duration.ofSeconds(20), false)) {
			assertThat(failure).isInstanceOf(DelegationResponseException.class)
				.hasMessage("POST " + PATH + ": The reply has no signature; check that the base URL leads to Hawcx "
						+ "and that no proxy answers in its place.");
		}
		for (Throwable failure : management(reply(200, SIGNED_HEADERS + "X-Timestamp: 12\r\n", "{}"),
				Duration.ofSeconds(20), false)) {
			assertThat(failure).isInstanceOf(DelegationResponseException.class)
				.hasMessageMatching("POST " + PATH + ": The reply's X-Timestamp is \\d+ days behind this machine's "
						+ "clock, more than 300 s; check this machine's clock\\.");
		}
		for (Throwable failure : management(reply(200, "", "{}"), Duration.ofSeconds(20), true)) {
			assertThat(failure).isInstanceOf(ResponseSignatureException.class)
				.hasMessageContainingAll("POST " + PATH, "X-Response-Signature", "check that the base URL");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "200|{}", "403|{}", "200|{\"id_token\":7}", "503|no" })
	void failureWhenReplyHasRequestIdThenKeepsIt(int status, String body) {
		String reply = reply(status, "X-Request-Id: req-7f3a/1\r\n", body);
		List<Throwable> failures = new ArrayList<>();
		failures.addAll(List.of(management(reply, Duration.ofSeconds(20), false)));
		failures.addAll(List.of(management(reply, Duration.ofSeconds(20), true)));
		failures.addAll(List.of(exchange(reply)));
		failures.addAll(List.of(discover(reply)));
		assertThat(failures).hasSize(8).allSatisfy((failure) -> {
			assertThat(((HawcxException) failure).requestId()).isEqualTo("req-7f3a/1");
			assertThat(failure).hasMessageEndingWith(" [request id req-7f3a/1]");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "X-Request-Id: \r\n", "X-Request-Id: a b\r\n", "X-Request-Id: <b>\r\n",
			"X-Request-Id: the-code\r\n", "X-Request-Id: a\r\nX-Request-Id: b\r\n" })
	void failureWhenReplyHasNoUsableRequestIdThenKeepsNone(String header) {
		for (Throwable failure : exchange(reply(503, header, "no"))) {
			assertThat(((HawcxException) failure).requestId()).isNull();
			assertThat(failure).hasMessageNotContaining("request id");
		}
	}

	@Test
	void initRequestIdWhenUnusableOrSetThenThrows() {
		DiscoveryException failure = new DiscoveryException("down");
		for (String unusable : List.of("", "a b", "a\n", "x".repeat(129))) {
			assertThatIllegalArgumentException().isThrownBy(() -> failure.initRequestId(unusable));
		}
		failure.initRequestId("x".repeat(128));
		assertThatIllegalStateException().isThrownBy(() -> failure.initRequestId("b"));
	}

	@Test
	void managementWhenThereIsNoReplyThenNamesTheLimitOrThePlace() {
		for (Throwable failure : management("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", Duration.ofMillis(300),
				false)) {
			assertThat(failure).isInstanceOf(DelegationRequestException.class)
				.hasMessage("POST " + PATH
						+ " brought no reply: no complete reply within 300 ms, the client's timeout (hawcx.management.timeout). "
						+ "Whether it was carried out is not known: read before you write again.");
		}
		for (Throwable failure : management("http://127.0.0.1:" + refusingPort(), false, Duration.ofSeconds(20))) {
			assertThat(failure).isInstanceOf(DelegationRequestException.class)
				.hasMessageMatching("POST " + PATH + " was not sent: no connection to http://127.0.0.1:\\d+: "
						+ "it was refused; check address, port and proxy\\.");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "400|{\"error\":\"invalid_grant\"}|start a new login", "400|{\"error\":\"x\"}|the config id",
					"401|{\"error\":\"invalid_client\"}|sent no assertion", "401|no|(hawcx.config-id)",
					"307|no|redirects are not followed", "503|no|try again later", "200|no|the code is spent" })
	void exchangeWhenRefusedThenSaysWhatToDo(int status, String body, String remedy) {
		for (Throwable failure : exchange(reply(status, "", body))) {
			assertThat(failure).isInstanceOf(TokenExchangeException.class)
				.hasMessageContainingAll("/oauth2/token", remedy);
			assertThat(((TokenExchangeException) failure).statusCode()).isEqualTo(status);
		}
	}

	@Test
	void exchangeWhenThereIsNoReplyThenNamesTheLimit() {
		for (Throwable failure : exchange("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")) {
			assertThat(failure).isInstanceOf(TokenExchangeException.class)
				.hasMessageContainingAll("no complete reply within 1000 ms, the client's timeout",
						"start a new login, as the code may have been used");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "404|{}|the network and the proxy (hawcx.http.proxy)",
			"200|[]|check that the issuer is Hawcx's", "200|{}|issuer is missing" })
	void discoverWhenRefusedThenSaysWhatToDo(int status, String body, String remedy) {
		for (Throwable failure : discover(reply(status, "", body))) {
			assertThat(failure).isInstanceOf(DiscoveryException.class)
				.hasMessageContainingAll("/.well-known/openid-configuration", remedy);
		}
	}

	@Test
	void discoverWhenThereIsNoReplyThenNamesTheLimit() {
		for (Throwable failure : discover("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")) {
			assertThat(failure).isInstanceOf(DiscoveryException.class)
				.hasMessageContaining("no complete reply within 1000 ms, the client's discoveryTimeout");
		}
	}

	private static Throwable[] management(String reply, Duration timeout, boolean bearer) {
		try (LoopbackServer server = LoopbackServer.answering(reply)) {
			return management(server.uri("").toString(), bearer, timeout);
		}
	}

	private static Throwable[] management(String baseUrl, boolean bearer, Duration timeout) {
		SigningKey key = SigningKey.generate("kid");
		try (Hawcx blocking = authenticated(Hawcx.builder(baseUrl, "cfg").timeout(timeout), bearer, key).build();
				HawcxAsync async = authenticated(HawcxAsync.builder(baseUrl, "cfg").timeout(timeout), bearer, key)
					.build()) {
			return alike(() -> blocking.management(PATH, Map.of()), () -> async.management(PATH, Map.of()).join());
		}
	}

	private static <B extends StepUpClientBuilder<B>> B authenticated(B builder, boolean bearer, SigningKey key) {
		builder.clock(CLOCK);
		return bearer ? builder.signingKey("client", key) : builder.secretKey(TestHawcx.secretKey());
	}

	private static Throwable[] exchange(String reply) {
		try (LoopbackServer server = new LoopbackServer((request, out) -> {
			String issuer = "http://" + request.headers().get("Host");
			out.write((request.line().contains("openid-configuration") ? reply(200, "", """
					{"issuer":"%1$s","token_endpoint":"%1$s/oauth2/token","jwks_uri":"%1$s/jwks",\
					"id_token_signing_alg_values_supported":["ES256"]}""".formatted(issuer)) : reply)
				.getBytes(StandardCharsets.US_ASCII));
		})) {
			return oauth(server);
		}
	}

	private static Throwable[] discover(String reply) {
		try (LoopbackServer server = LoopbackServer.answering(reply)) {
			return oauth(server);
		}
	}

	private static Throwable[] oauth(LoopbackServer server) {
		String issuer = server.uri("").toString();
		Duration limit = Duration.ofSeconds(1);
		try (HawcxOAuth blocking = HawcxOAuth.builder(issuer, "cfg", "client")
			.timeout(limit)
			.discoveryTimeout(limit)
			.build();
				HawcxOAuthAsync async = HawcxOAuthAsync.builder(issuer, "cfg", "client")
					.timeout(limit)
					.discoveryTimeout(limit)
					.build()) {
			return alike(() -> blocking.exchangeCode("the-code", VERIFIER),
					() -> async.exchangeCode("the-code", VERIFIER).join());
		}
	}

	private static Throwable[] alike(ThrowingCallable blocking, ThrowingCallable async) {
		Throwable one = catchThrowable(blocking);
		Throwable other = catchThrowable(async);
		assertThat(one).isInstanceOf(HawcxException.class);
		assertThat(other).isInstanceOf(CompletionException.class);
		assertThat(other.getCause()).hasSameClassAs(one).hasMessage(one.getMessage());
		return new Throwable[] { one, other.getCause() };
	}

	private static String reply(int status, String headers, String body) {
		return "HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body;
	}

	private static int refusingPort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }))) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
