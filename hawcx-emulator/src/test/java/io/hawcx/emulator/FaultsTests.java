package io.hawcx.emulator;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.hawcx.emulator.fault.Fault;
import io.hawcx.emulator.internal.oidc.Pkce;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FaultsTests {

	private static final String JWKS = "/.well-known/jwks.json";

	private final HawcxEmulator hawcx = HawcxEmulator.start();

	private final Http http = new Http(this.hawcx.baseUrl());

	@AfterEach
	void stop() {
		this.hawcx.close();
	}

	@Test
	void strikesAsOftenAsItIsTo() {
		Fault fault = this.hawcx.faults().on(JWKS).times(2).status(503);
		assertThat(statuses(3)).containsExactly(503, 503, 200);
		assertThat(fault.hits()).isEqualTo(2);
		assertThat(fault.isOver()).isTrue();
		assertThat(this.hawcx.faults().list()).isEmpty();
	}

	@Test
	void strikesUntilItIsRemovedWithoutALimit() {
		Fault fault = this.hawcx.faults().on(JWKS).status(500);
		assertThat(fault).hasToString("fault-1: /.well-known/jwks.json status 500");
		assertThat(statuses(3)).containsOnly(500);
		fault.remove();
		assertThat(statuses(1)).containsExactly(200);
		this.hawcx.faults().on("**").status(500);
		this.hawcx.faults().clear();
		assertThat(statuses(1)).containsExactly(200);
	}

	@Test
	void makesTheSameChoicesWhenTheSeedIsTheSame() {
		List<List<Integer>> runs = new ArrayList<>();
		for (int run = 0; run < 2; run++) {
			Fault fault = this.hawcx.faults().on(JWKS).percent(30).seed(7).status(503);
			runs.add(statuses(40));
			assertThat(fault.hits()).isBetween(4, 20);
			fault.remove();
		}
		assertThat(runs.get(0)).isEqualTo(runs.get(1)).contains(200, 503);
	}

	@ParameterizedTest
	@CsvSource({ "/.well-known/jwks.json, true", "/.well-known/*, true", "/*/jwks.json, true", "/**, true", "**, true",
			"/*, false", "/.well-known/openid-configuration, false", "/.well-known/jwks, false", "/.*, false" })
	void matchesPaths(String pattern, boolean matches) {
		this.hawcx.faults().on(pattern).status(503);
		assertThat(statuses(1)).containsExactly(matches ? 503 : 200);
	}

	@Test
	void tellsOfItselfAmongTheRequests() throws IOException {
		this.hawcx.faults().on(JWKS).times(1).status(503);
		this.http.get(JWKS);
		this.hawcx.faults().on(JWKS).times(1).reset();
		try (RawConnection connection = new RawConnection(this.hawcx)) {
			assertThat(connection.send("GET", JWKS).read()).isEqualTo(RawConnection.RESET);
		}
		assertThat(this.hawcx.requests().refused().list()).extracting(Object::toString)
			.containsExactly("GET /.well-known/jwks.json -> 503 (fault: status 503)",
					"GET /.well-known/jwks.json -> 0 (fault: reset)");
	}

	@Test
	void closesInPlaceOfAReply() throws IOException {
		this.hawcx.faults().on(JWKS).close();
		try (RawConnection connection = new RawConnection(this.hawcx)) {
			assertThat(connection.send("GET", JWKS).read()).isEmpty();
		}
	}

	@Test
	void truncatesTheBodyOfWhichTheHeadTellsTheWholeLength() throws IOException {
		int length = this.http.get(JWKS).body().length();
		this.hawcx.faults().on(JWKS).truncate(5);
		try (RawConnection connection = new RawConnection(this.hawcx)) {
			assertThat(connection.send("GET", JWKS).read()).startsWith("HTTP/1.1 200 ")
				.contains("Content-Length: " + length + "\r\n")
				.endsWith("\r\n\r\n{\"key");
		}
	}

	@Test
	void padsTheBodyBehindItsEnd() {
		String body = this.http.get(JWKS).body();
		this.hawcx.faults().on(JWKS).oversize(100_000);
		assertThat(this.http.get(JWKS).body()).hasSize(100_000).startsWith(body).endsWith("  ");
	}

	@Test
	void tricklesTheBody() {
		this.hawcx.faults().on(JWKS).trickle(Duration.ofNanos(1000));
		assertThat(this.http.get(JWKS).body()).startsWith("{\"keys\":").endsWith("}");
	}

	@Test
	void answersLaterAndAddsUpWithOtherFaults() {
		this.hawcx.faults().on(JWKS).latency(Duration.ofMillis(30));
		this.hawcx.faults().on(JWKS).latency(Duration.ofMillis(20));
		this.hawcx.faults().on(JWKS).status(502);
		long start = System.nanoTime();
		assertThat(this.http.get(JWKS).statusCode()).isEqualTo(502);
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(20));
	}

	@Test
	void endsALongWaitWhenTheEmulatorIsClosed() throws Exception {
		this.hawcx.faults().on(JWKS).latency(Duration.ofMinutes(1));
		try (RawConnection connection = new RawConnection(this.hawcx)) {
			connection.send("GET", JWKS);
			this.hawcx.requests().to(JWKS).await(1, Duration.ofSeconds(20));
			CompletableFuture.runAsync(this.hawcx::close).get(20, TimeUnit.SECONDS);
			assertThat(connection.read()).isIn("", RawConnection.RESET);
		}
	}

	@Test
	void sendsAnotherBodyOrHeader() {
		this.hawcx.faults().on(JWKS).body("[]");
		this.hawcx.faults().on(JWKS).header("content-type", "text/html");
		this.hawcx.faults().on(JWKS).header("Cache-Control", "");
		this.hawcx.faults().on(JWKS).header("Retry-After", "120");
		HttpResponse<String> response = this.http.get(JWKS);
		assertThat(response.body()).isEqualTo("[]");
		assertThat(response.headers().allValues("Content-Type")).containsExactly("text/html");
		assertThat(response.headers().allValues("Cache-Control")).isEmpty();
		assertThat(response.headers().allValues("Retry-After")).containsExactly("120");
	}

	@Test
	void rotatesTheKeysFirst() {
		String before = this.http.get(JWKS).body();
		this.hawcx.faults().on(JWKS).times(1).rotateKeys();
		assertThat(this.http.get(JWKS).body()).isNotEqualTo(before).isEqualTo(this.http.get(JWKS).body());
	}

	@Test
	void replaysAnEarlierReply() {
		String before = this.http.get(JWKS).body();
		this.hawcx.rotateKeys();
		this.hawcx.faults().on(JWKS).times(1).replay();
		assertThat(this.http.get(JWKS).body()).isEqualTo(before);
		assertThat(this.http.get(JWKS).body()).isNotEqualTo(before);
	}

	@Test
	void answersRightlyWhenThereIsNothingToReplay() {
		this.hawcx.faults().on(JWKS).replay();
		assertThat(this.http.get(JWKS).statusCode()).isEqualTo(200);
	}

	@Test
	void replaysNothingWhenTheHostIsNotLoopback() throws IOException {
		this.http.get(JWKS);
		this.hawcx.faults().on("**").replay();
		try (RawConnection connection = new RawConnection(this.hawcx)) {
			assertThat(connection.send("GET", JWKS, "evil.example").read()).startsWith("HTTP/1.1 421 ");
		}
	}

	@Test
	void letsTheClockBeWrongForOneRequestOnly() {
		Instant before = this.hawcx.clock().instant();
		this.hawcx.faults().on("/internal/mint-code").times(1).clockSkew(Duration.ofMinutes(-2));
		String code = mint();
		assertThat(exchange(code).body()).contains("expired");
		assertThat(exchange(mint()).statusCode()).isEqualTo(200);
		assertThat(this.hawcx.clock().instant()).isBetween(before, before.plusSeconds(60));
	}

	@Test
	void publishesStrangersKeysUnderTheRightIds() {
		Map<?, ?> right = firstKey();
		this.hawcx.faults().on(JWKS).times(1).wrongKey();
		Map<?, ?> wrong = firstKey();
		assertThat(wrong.get("kid")).isEqualTo(right.get("kid"));
		assertThat(wrong.get("alg")).isEqualTo(right.get("alg"));
		assertThat(wrong.get("x")).isNotEqualTo(right.get("x"));
	}

	@Test
	void tampersWithTheIdToken() {
		this.hawcx.faults().on("/oauth2/token").times(1).dropSignature();
		assertThat(idToken()).matches("[\\w-]+\\.[\\w-]+\\.");
		this.hawcx.faults().on("/oauth2/token").times(1).wrongSignature();
		assertThat(idToken()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]{86}");
		this.hawcx.faults().on("/oauth2/token").times(1).wrongKey();
		assertThat(idToken()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]{86}");
	}

	@Test
	void leavesRepliesWithoutASignatureAsTheyAre() {
		String document = this.http.get("/.well-known/openid-configuration").body();
		this.hawcx.faults().on("**").dropSignature();
		this.hawcx.faults().on("**").wrongSignature();
		assertThat(this.http.get("/.well-known/openid-configuration").body()).isEqualTo(document);
		this.hawcx.faults().on("**").body("no JSON");
		this.hawcx.faults().on("**").wrongKey();
		assertThat(this.http.get(JWKS).body()).isEqualTo("no JSON");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "relative", "*", "/*/*/*/*/*/*/*" })
	void refusesWhatIsNoPath(String path) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.hawcx.faults().on(path))
			.withMessageStartingWith("path ");
	}

	@Test
	void refusesWhatIsOutOfRange() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.hawcx.faults().on("**").times(0));
		assertThatIllegalArgumentException().isThrownBy(() -> this.hawcx.faults().on("**").percent(101));
		assertThatIllegalArgumentException().isThrownBy(() -> this.hawcx.faults().on("**").status(600));
		assertThatIllegalArgumentException().isThrownBy(() -> this.hawcx.faults().on("**").truncate(-1));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.hawcx.faults().on("**").latency(Duration.ofSeconds(61)));
		assertThatIllegalArgumentException().isThrownBy(() -> this.hawcx.faults().on("**").trickle(Duration.ZERO));
		assertThatIllegalArgumentException().isThrownBy(() -> this.hawcx.faults().on("**").header("A:", "b"));
		assertThatIllegalArgumentException().isThrownBy(() -> this.hawcx.faults().on("**").header("A", "b\r\nC: d"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.hawcx.faults().on("**").header("content-length", "1"));
		assertThat(this.hawcx.faults().list()).isEmpty();
	}

	@Test
	void keepsTheNewestThousand() {
		for (int i = 0; i < 1_001; i++) {
			this.hawcx.faults().on("/none").status(500);
		}
		assertThat(this.hawcx.faults().list()).hasSize(1_000).extracting(Fault::id).doesNotContain("fault-1");
	}

	private List<Integer> statuses(int count) {
		List<Integer> statuses = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			statuses.add(this.http.get(JWKS).statusCode());
		}
		return statuses;
	}

	private Map<?, ?> firstKey() {
		return (Map<?, ?>) ((List<?>) Http.json(this.http.get(JWKS)).get("keys")).get(0);
	}

	private String mint() {
		Map<String, Object> members = Map.of("sub", "someone", "aud", this.hawcx.credentials().publicClientId(),
				"code_challenge", Pkce.challenge("v".repeat(43)), "code_challenge_method", "S256");
		return (String) Http.json(this.http.postJson("/internal/mint-code", members, "X-Consumer-Id", "any",
				"X-Config-Id", this.hawcx.credentials().configId()))
			.get("code");
	}

	private HttpResponse<String> exchange(String code) {
		return this.http.postForm("/oauth2/token",
				Map.of("grant_type", "authorization_code", "client_id", this.hawcx.credentials().publicClientId(),
						"code", code, "code_verifier", "v".repeat(43)),
				"X-Config-Id", this.hawcx.credentials().configId());
	}

	private String idToken() {
		return (String) Http.json(exchange(mint())).get("id_token");
	}

}
