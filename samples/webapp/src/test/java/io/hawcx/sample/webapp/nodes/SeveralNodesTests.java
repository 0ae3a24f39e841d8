package io.hawcx.sample.webapp.nodes;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.hawcx.docs.SessionsAsJsonConfiguration;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.sample.webapp.Visitor;
import io.hawcx.security.recent.RequireRecentLogin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances of the sample that share their sessions in Redis, once in the JDK's form
 * and once as JSON: what begins on one of them ends on the other.
 */
@RequiresRedis
class SeveralNodesTests {

	private static final String VERIFIER = "0123456789-0123456789-0123456789-0123456789";

	private static final JsonMapper JSON = new JsonMapper();

	private static final Map<Form, List<Node>> NODES = new EnumMap<>(Form.class);

	private static HawcxEmulator hawcx;

	private static RedisServer redis;

	private final String user = hawcx.credentials().user();

	private URI current = URI.create("http://localhost");

	// An app keeps no cookie.
	private final HttpClient app = HttpClient.newHttpClient();

	private final Visitor visitor = new Visitor(URI.create("http://localhost"), this::route);

	@BeforeAll
	static void start() {
		hawcx = HawcxEmulator.start();
		redis = RedisServer.start();
		EmulatorCredentials credentials = hawcx.credentials();
		NODES.put(Form.JDK, List.of(Node.start(credentials, redis, RecentPage.class),
				Node.start(credentials, redis, RecentPage.class)));
		Class<?> json = SessionsAsJsonConfiguration.class;
		NODES.put(Form.JSON, List.of(Node.start(credentials, redis, RecentPage.class, json),
				Node.start(credentials, redis, RecentPage.class, json)));
	}

	@AfterAll
	static void stop() {
		NODES.values().forEach((nodes) -> nodes.forEach(Node::close));
		NODES.clear();
		redis.close();
		hawcx.close();
	}

	// What a load balancer does: every address of the application leads to the current
	// node.
	private URI route(URI address) {
		boolean ours = "localhost".equals(address.getHost());
		return ours
				? this.current.resolve(
						address.getRawPath() + ((address.getRawQuery() != null) ? "?" + address.getRawQuery() : ""))
				: address;
	}

	private void on(Form form, int node) {
		on(NODES.get(form).get(node));
	}

	private void on(Node node) {
		this.current = node.address();
	}

	private HttpResponse<String> proveAtHawcx(HttpResponse<String> login) {
		assertThat(login.uri().toString()).startsWith(hawcx.baseUrl());
		HttpResponse<String> code = this.visitor.submit(login, Map.of("email", this.user));
		return this.visitor.submit(code, Map.of("code", hawcx.latestCode(this.user)));
	}

	private JsonNode nonce() {
		return JSON.readTree(this.visitor.fetch("/login/hawcx/start?nonce").body());
	}

	private int handOver(JsonNode nonce, Duration age) {
		String code = hawcx.mintCode(MintCodeRequest.forVerifier(VERIFIER)
			.clientId(hawcx.credentials().publicClientId())
			.nonce(nonce.get("nonce").asString())
			.authTime(Clock.systemUTC().instant().minus(age)));
		return post("/login/hawcx", nonce, Map.of("code", code, "code_verifier", VERIFIER)).statusCode();
	}

	private HttpResponse<String> post(String path, JsonNode answer, Map<String, String> form) {
		JsonNode csrf = answer.get("csrf");
		return this.visitor.post(path, form, csrf.get("headerName").asString(), csrf.get("token").asString());
	}

	private void assertSignedIn() {
		HttpResponse<String> account = this.visitor.get("/account");
		assertThat(account.uri()).hasPath("/account").hasPort(this.current.getPort());
		assertThat(account.body()).contains(this.user);
	}

	private void assertSignedOut() {
		assertThat(this.visitor.get("/account").uri().toString()).startsWith(hawcx.baseUrl());
	}

	@ParameterizedTest
	@EnumSource
	void redirectWhenBegunOnOneNodeThenEndsOnTheOther(Form form) {
		on(form, 0);
		HttpResponse<String> login = this.visitor.get("/account");
		on(form, 1);
		HttpResponse<String> account = proveAtHawcx(login);
		assertThat(account.uri()).hasPath("/account").hasPort(this.current.getPort());
		assertSignedIn();
		on(form, 0);
		assertSignedIn();
	}

	@ParameterizedTest
	@EnumSource
	void handOverWhenNonceIsTheOtherNodesThenSignsInAndOutOnBoth(Form form) {
		on(form, 0);
		JsonNode nonce = nonce();
		on(form, 1);
		assertThat(handOver(nonce, Duration.ZERO)).isEqualTo(200);
		on(form, 0);
		assertSignedIn();
		HttpResponse<String> account = this.visitor.get("/account");
		on(form, 1);
		this.visitor.submitHeader(account);
		assertSignedOut();
		on(form, 0);
		assertSignedOut();
	}

	@ParameterizedTest
	@EnumSource
	void handOverWhenNonceWasUsedOnTheOtherNodeThenRefused(Form form) {
		on(form, 0);
		JsonNode nonce = nonce();
		assertThat(handOver(nonce, Duration.ZERO)).isEqualTo(200);
		on(form, 1);
		ObjectNode later = (ObjectNode) nonce();
		assertThat(handOver(later.set("nonce", nonce.get("nonce")), Duration.ZERO)).isEqualTo(401);
	}

	@ParameterizedTest
	@EnumSource
	void recentLoginWhenBegunOnOneNodeThenEndsOnTheOther(Form form) {
		on(form, 0);
		assertThat(handOver(nonce(), Duration.ofMinutes(6))).isEqualTo(200);
		HttpResponse<String> login = this.visitor.get("/recent");
		on(form, 1);
		HttpResponse<String> page = proveAtHawcx(login);
		assertThat(page.uri()).hasPath("/recent");
		assertThat(page.body()).isEqualTo("recent");
	}

	@ParameterizedTest
	@EnumSource
	void stepUpWhenStartedOnOneNodeThenCompletesOnTheOther(Form form) {
		on(form, 0);
		assertThat(handOver(nonce(), Duration.ZERO)).isEqualTo(200);
		String number = (form == Form.JDK) ? "+15555550177" : "+15555550188";
		JsonNode answer = JSON.readTree(this.visitor.get("/step-up/hawcx").body());
		HttpResponse<String> started = post("/step-up/hawcx", answer,
				Map.of("purpose", "change_phone_number", "new_phone_number", number));
		String receipt = hawcx.completeStepUp(JSON.readTree(started.body()).get("start_token").asString());
		Map<String, String> completion = Map.of("purpose", "change_phone_number", "step_up_receipt", receipt);
		on(form, 1);
		assertThat(post("/step-up/hawcx/receipt", answer, completion).statusCode()).isEqualTo(204);
		assertThat(hawcx.users().find(this.user).phone()).isEqualTo(number);
		on(form, 0);
		assertThat(post("/step-up/hawcx/receipt", answer, completion).statusCode()).isEqualTo(409);
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenGivenOutOnOneNodeThenCountsOnTheOtherUntilSignOut(Form form) throws Exception {
		on(form, 0);
		String token = token();
		on(form, 1);
		String other = token();
		assertThat(byToken("GET", "/account", token).body()).contains(this.user);
		on(form, 0);
		assertThat(byToken("POST", "/logout", token).statusCode()).isEqualTo(204);
		on(form, 1);
		assertThat(byToken("GET", "/account", token).statusCode()).isEqualTo(401);
		on(form, 0);
		assertThat(byToken("GET", "/account", other).body()).contains(this.user);
	}

	private String token() throws Exception {
		String code = hawcx
			.mintCode(MintCodeRequest.forVerifier(VERIFIER).clientId(hawcx.credentials().publicClientId()));
		HttpResponse<String> reply = this.app.send(HttpRequest.newBuilder(this.current.resolve("/login/hawcx/token"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers
				.ofString(JSON.writeValueAsString(Map.of("authCode", code, "codeVerifier", VERIFIER))))
			.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(reply.statusCode()).isEqualTo(200);
		return JSON.readTree(reply.body()).get("access_token").asString();
	}

	private HttpResponse<String> byToken(String method, String path, String token) throws Exception {
		return this.app.send(HttpRequest.newBuilder(this.current.resolve(path))
			.header("Authorization", "Bearer " + token)
			.method(method, HttpRequest.BodyPublishers.noBody())
			.build(), HttpResponse.BodyHandlers.ofString());
	}

	@Test
	void loginWhenItsNodeIsKilledThenEndsOnAnother() {
		Visitor redirected = new Visitor(URI.create("http://localhost"), this::route);
		HttpResponse<String> login;
		JsonNode nonce;
		try (Node doomed = Node.startProcess(hawcx.credentials(), redis)) {
			on(doomed);
			nonce = nonce();
			login = redirected.get("/account");
		}
		on(Form.JDK, 1);
		assertThat(handOver(nonce, Duration.ZERO)).isEqualTo(200);
		assertSignedIn();
		HttpResponse<String> code = redirected.submit(login, Map.of("email", this.user));
		assertThat(redirected.submit(code, Map.of("code", hawcx.latestCode(this.user))).uri()).hasPath("/account");
	}

	/**
	 * How sessions lie in Redis.
	 */
	enum Form {

		JDK, JSON

	}

	/**
	 * A page that wants a recent login.
	 */
	@Configuration(proxyBeanMethods = false)
	@RestController
	static class RecentPage {

		@RequireRecentLogin(maxAge = "5m")
		@GetMapping("/recent")
		String recent() {
			return "recent";
		}

	}

}
