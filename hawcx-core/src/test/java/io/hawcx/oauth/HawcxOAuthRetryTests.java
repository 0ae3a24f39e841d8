package io.hawcx.oauth;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import com.nimbusds.jwt.SignedJWT;
import io.hawcx.TokenExchangeException;
import io.hawcx.http.ApacheAsyncHttpTransport;
import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;
import io.hawcx.http.LoopbackServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is tried again and what is not, over real connections and with the time that
 * really passes.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HawcxOAuthRetryTests {

	private static final String DISCOVERY = "/.well-known/openid-configuration";

	private static final String TROUBLE = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n";

	private static final String RESET = "";

	private static final String CUT = "HTTP/1.1 200 OK\r\nContent-Le";

	private final Map<String, Deque<String>> replies = new ConcurrentHashMap<>();

	private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();

	private final AtomicBoolean refuseNextPost = new AtomicBoolean();

	private final LoopbackServer server = new LoopbackServer((request, out) -> {
		String path = request.line().split(" ")[1];
		this.arrivals.add(new Arrival(path, System.nanoTime(), request));
		Deque<String> scripted = this.replies.get(path);
		String reply = (scripted.size() > 1) ? scripted.remove() : scripted.element();
		if (reply.equals(RESET)) {
			throw new IOException("as the script says");
		}
		out.write(reply.getBytes(StandardCharsets.UTF_8));
		if (reply.equals(CUT)) {
			out.flush();
			throw new IOException("as the script says");
		}
	});

	HawcxOAuthRetryTests() {
		String issuer = issuer();
		String discovery = TestIssuer.discovery((document) -> {
			document.put("issuer", issuer);
			document.put("token_endpoint", issuer + "/oauth2/token");
			document.put("jwks_uri", issuer + "/jwks");
		});
		String idToken = TestIssuer.idToken((claims) -> {
			claims.put("iss", issuer);
			claims.put("iat", 1_700_000_000L);
			claims.put("exp", 4_000_000_000L);
		});
		answer(DISCOVERY, ok(discovery));
		answer("/jwks", ok("{\"keys\":[" + TestIssuer.KEY.publicJwk() + "]}"));
		answer("/oauth2/token", ok("{\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"" + idToken + "\"}"));
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@ParameterizedTest
	@EnumSource
	void fetchesKeysAgainWhenAnswered503(Kind kind) {
		answer("/jwks", TROUBLE + "Retry-After: 0\r\n\r\n", this.replies.get("/jwks").element());
		assertThat(exchange(kind)).isEqualTo("usr_1");
		assertThat(paths()).containsExactly(DISCOVERY, "/oauth2/token", "/jwks", "/jwks");
	}

	@ParameterizedTest
	@EnumSource
	void discoversAgainWhenConnectionBreaks(Kind kind) {
		answer(DISCOVERY, RESET, this.replies.get(DISCOVERY).element());
		assertThat(exchange(kind)).isEqualTo("usr_1");
		assertThat(paths()).containsExactly(DISCOVERY, DISCOVERY, "/oauth2/token", "/jwks");
	}

	@ParameterizedTest
	@EnumSource
	void waitsAsLongAsAskedWhenRetryAfterIsNamed(Kind kind) {
		answer(DISCOVERY, TROUBLE + "Retry-After: 1\r\n\r\n", this.replies.get(DISCOVERY).element());
		assertThat(exchange(kind)).isEqualTo("usr_1");
		assertThat(Duration.ofNanos(this.arrivals.get(1).nanos() - this.arrivals.get(0).nanos()))
			.isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
	}

	@ParameterizedTest
	@EnumSource
	void sendsCodeOnceWhenAnythingOfItHasLeft(Kind kind) {
		for (String failure : List.of(RESET, TROUBLE + "Retry-After: 0\r\n\r\n", CUT)) {
			this.arrivals.clear();
			answer("/oauth2/token", failure, ok("{}"));
			assertThatExceptionOfType(TokenExchangeException.class).isThrownBy(() -> exchange(kind));
			assertThat(paths()).containsExactly(DISCOVERY, "/oauth2/token");
		}
	}

	@ParameterizedTest
	@EnumSource
	void signsAnewWhenFirstConnectionIsRefused(Kind kind) throws ParseException {
		this.refuseNextPost.set(true);
		List<String> assertions = new CopyOnWriteArrayList<>();
		assertThat(exchange(kind, assertions)).isEqualTo("usr_1");
		assertThat(paths()).containsExactly(DISCOVERY, "/oauth2/token", "/jwks");
		assertThat(assertions).hasSize(2);
		assertThat(form(this.arrivals.get(1).request().body(), "client_assertion")).isEqualTo(assertions.get(1));
		assertThat(SignedJWT.parse(assertions.get(0)).getJWTClaimsSet().getJWTID())
			.isNotEqualTo(SignedJWT.parse(assertions.get(1)).getJWTClaimsSet().getJWTID());
	}

	private String exchange(Kind kind) {
		return exchange(kind, new CopyOnWriteArrayList<>());
	}

	private String exchange(Kind kind, List<String> assertions) {
		return kind.exchange(issuer(), (request) -> {
			if (!request.method().equals("POST")) {
				return request;
			}
			assertions.add(form(request.body(), "client_assertion"));
			return this.refuseNextPost.getAndSet(false) ? HttpRequest.post(refusing(), request.body()) : request;
		});
	}

	private String issuer() {
		return "http://127.0.0.1:" + this.server.port();
	}

	private List<String> paths() {
		return this.arrivals.stream().map(Arrival::path).toList();
	}

	private void answer(String path, String... scripted) {
		this.replies.put(path, new ArrayDeque<>(List.of(scripted)));
	}

	private static String ok(String json) {
		return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n"
				+ json;
	}

	private static String form(byte[] body, String name) {
		for (String member : new String(body, StandardCharsets.US_ASCII).split("&")) {
			if (member.startsWith(name + "=")) {
				return URLDecoder.decode(member.substring(name.length() + 1), StandardCharsets.UTF_8);
			}
		}
		return "none";
	}

	/** A port at which nobody listens any more. */
	private static URI refusing() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] { 127, 0, 0, 1 }))) {
			return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/oauth2/token");
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * A request as it came.
	 *
	 * @param path what was asked for
	 * @param nanos when
	 * @param request all of it
	 */
	private record Arrival(String path, long nanos, LoopbackServer.Received request) {
	}

	/** Both clients, each on its own engine. */
	enum Kind {

		BLOCKING {

			@Override
			String exchange(String issuer, Function<HttpRequest, HttpRequest> change) {
				try (HttpTransport engine = ApacheHttpTransport.create();
						HawcxOAuth client = HawcxOAuth.builder(issuer, "cfg", TestIssuer.CLIENT)
							.clientAssertion(ClientAssertionSigner.ed25519(TestIssuer.KEY))
							.transport(new HttpTransport() {

								@Override
								public HttpResponse send(HttpRequest request) throws IOException {
									return engine.send(change.apply(request));
								}

								@Override
								public void close() {
								}

							})
							.build()) {
					return client.exchangeCode("the-code", TestIssuer.VERIFIER).claims().subject();
				}
			}

		},

		ASYNC {

			@Override
			String exchange(String issuer, Function<HttpRequest, HttpRequest> change) {
				try (AsyncHttpTransport engine = ApacheAsyncHttpTransport.create();
						HawcxOAuthAsync client = HawcxOAuthAsync.builder(issuer, "cfg", TestIssuer.CLIENT)
							.clientAssertion(ClientAssertionSigner.ed25519(TestIssuer.KEY))
							.transport(new AsyncHttpTransport() {

								@Override
								public CompletableFuture<HttpResponse> send(HttpRequest request) {
									return engine.send(change.apply(request));
								}

								@Override
								public void close() {
								}

							})
							.build()) {
					return client.exchangeCode("the-code", TestIssuer.VERIFIER).join().claims().subject();
				}
				catch (CompletionException ex) {
					throw (RuntimeException) ex.getCause();
				}
			}

		};

		abstract String exchange(String issuer, Function<HttpRequest, HttpRequest> change);

	}

}
