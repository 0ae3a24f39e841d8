package io.hawcx.emulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.request.Recorder;
import io.hawcx.emulator.internal.state.Memory;
import io.hawcx.emulator.internal.tenant.ClientJwts;
import io.hawcx.emulator.user.MfaMethod;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Whatever is asked of the emulator, and however often, it keeps a bounded number of
 * things, and none beyond its time.
 */
class BoundedMemoryTests {

	private static final int MANY = 10_500;

	private static final int CAPACITY = 10_000;

	private final MutableClock clock = new MutableClock();

	private final EmulatorState state = state();

	private final TenantRouter router = new TenantRouter(this.state, new Settings());

	private final Recorder recorder = new Recorder(this.state.requests, this.router::tenantOf,
			this.state.faults.before(this.router));

	@Test
	void keepsTenThousandCodesUntilTheyAreOver() {
		for (int i = 0; i < MANY; i++) {
			mintCode();
		}
		assertThat(expiring(this.state.main.codes)).isEqualTo(CAPACITY);
		this.clock.advance(Duration.ofMinutes(31));
		mintCode();
		assertThat(expiring(this.state.main.codes)).isEqualTo(1);
	}

	@Test
	void keepsTenThousandUsedJwtsUntilTheyAreOver() {
		ClientJwts jwts = new ClientJwts(this.clock);
		String padding = "j".repeat(1_000);
		for (int i = 0; i < MANY; i++) {
			jwts.useOnce(claims(padding + i));
		}
		assertThat(expiring(jwts)).isEqualTo(CAPACITY);
		this.clock.advance(Duration.ofSeconds(121));
		jwts.useOnce(claims(padding));
		assertThat(expiring(jwts)).isEqualTo(1);
	}

	@Test
	void keepsTenThousandSignInsAndSessionsUntilTheyAreOver() {
		for (int i = 0; i < MANY; i++) {
			assertThat(get("/authorize", authorization()).status()).isEqualTo(302);
		}
		assertThat(expiring(this.recorder)).isEqualTo(CAPACITY);
		this.clock.advance(Duration.ofHours(8));
		get("/authorize", authorization());
		assertThat(expiring(this.recorder)).isEqualTo(1);
	}

	@Test
	void refusesMoreThanTenThousandSessionsOfFrontendsUntilSomeAreOver() {
		String first = startSignIn();
		for (int i = 1; i < CAPACITY; i++) {
			assertThat(startSignIn()).contains("\"type\":\"enter_code\"");
		}
		assertThat(startSignIn()).contains("too_many_sessions", "\"action\":\"retry_request\"", "\"retryable\":true");
		String session = first.replaceFirst(".*\"session\":\"([^\"]*)\".*", "$1");
		assertThat(auth("{\"protocolVersion\":2,\"session\":\"" + session + "\",\"action\":{\"type\":\"poll\"}}"))
			.contains("\"type\":\"enter_code\"");
		this.clock.advance(Duration.ofMinutes(15));
		assertThat(startSignIn()).contains("\"type\":\"enter_code\"");
	}

	@Test
	void enrolsNoMoreThanTenThousandUsers() {
		for (int i = 1; i < CAPACITY; i++) {
			this.state.main.users.create("user" + i + "@example.com");
		}
		assertThatIllegalStateException().isThrownBy(() -> this.state.main.users.create("more@example.com"))
			.withMessage("there are 10000 users already");
		String session = startSignIn("signup", "+15555550123").replaceFirst(".*\"session\":\"([^\"]*)\".*", "$1");
		assertThat(auth("{\"protocolVersion\":2,\"session\":\"" + session
				+ "\",\"action\":{\"type\":\"submit_code\",\"code\":\""
				+ this.state.main.oneTimeCodes.latest("+15555550123") + "\"}}"))
			.contains("too_many_users", "\"action\":\"abort\"");
		assertThat(this.state.main.users.all()).hasSize(CAPACITY);
		assertThat(startSignIn()).contains("\"type\":\"enter_code\"");
	}

	@Test
	void keepsAThousandRequests() {
		for (int i = 0; i < 1_100; i++) {
			get("/" + "p".repeat(1_000) + i, "");
		}
		assertThat(sizes()).containsEntry("RequestLog.requests", 1_000);
		assertThat(this.state.requests.view().list())
			.allSatisfy((request) -> assertThat(request.path()).hasSizeLessThan(250));
	}

	@Test
	void keepsFiftyRepliesToReplay() {
		this.state.faults.on("/nothing").status(503);
		for (int i = 0; i < 100; i++) {
			get("/emulator/credentials", "");
			get("/.well-known/jwks.json", "");
			get("/nothing" + i, "");
		}
		assertThat(sizes().get("EarlierReplies.replies")).isBetween(1, 50);
	}

	@Test
	void keepsAThousandFaults() {
		for (int i = 0; i < 1_500; i++) {
			this.state.faults.on("/path" + i).status(503);
		}
		assertThat(sizes()).containsEntry("ActiveFaults.faults", 1_000);
	}

	@Test
	void keepsEightRetiredKeysUntilTheyAreOver() {
		for (int i = 0; i < 20; i++) {
			this.state.main.tenant.signingKeys().rotate();
		}
		assertThat(sizes()).containsEntry("SigningKeys.retired", 8);
		this.clock.advance(Duration.ofHours(1));
		assertThat(this.state.main.tenant.publicJwks()).hasSize(1);
	}

	@Test
	void keepsTwentySentCodesUntilTheyAreOver() {
		try (HawcxEmulator hawcx = HawcxEmulator.builder().clock(this.clock).start()) {
			String user = hawcx.credentials().user();
			hawcx.users().setMfaMethod(user, MfaMethod.SMS_OTP);
			Visitor visitor = new Visitor(hawcx);
			for (int i = 0; i < 15; i++) {
				visitor.forgetCookies();
				assertThat(visitor.signIn(user).statusCode()).isEqualTo(303);
			}
			assertThat(Memory.of(hawcx)).containsEntry("OneTimeCodes.sent", 20);
			this.clock.advance(Duration.ofMinutes(5));
			assertThat(hawcx.latestCode(user)).isNull();
			assertThat(new Http(hawcx.baseUrl()).get("/emulator").body()).doesNotContain("the phone of " + user);
		}
	}

	@Test
	void makesNoUserOfWhateverIsTyped() {
		try (HawcxEmulator hawcx = HawcxEmulator.builder().clock(this.clock).start()) {
			Visitor visitor = new Visitor(hawcx);
			String page = visitor.get(visitor.begin()).body();
			for (int i = 0; i < 20; i++) {
				assertThat(visitor.submit("/login", page, Map.of("email", "u" + i + "@example.com")).statusCode())
					.isEqualTo(422);
			}
			hawcx.mintCode(MintCodeRequest.forVerifier(Visitor.VERIFIER).subject("other@example.com"));
			assertThat(hawcx.users().all()).hasSize(1);
		}
	}

	private EmulatorState state() {
		Settings settings = new Settings();
		settings.clock = this.clock;
		return new EmulatorState("http://127.0.0.1:1", settings);
	}

	private void mintCode() {
		MintCodeRequest.forVerifier(Visitor.VERIFIER)
			.issue(this.state.main.codes, "client", "sub", this.clock.instant());
	}

	private Map<String, Object> claims(String id) {
		return Map.of("iss", "client", "jti", id, "exp", this.clock.instant().getEpochSecond() + 120);
	}

	private String authorization() {
		Map<String, String> query = new LinkedHashMap<>(Map.of("response_type", "code", "client_id",
				this.state.main.tenant.publicClient().id(), "redirect_uri", Visitor.REDIRECT_URI, "scope", "openid",
				"code_challenge", "c".repeat(43), "code_challenge_method", "S256"));
		return Http.encode(query);
	}

	private Reply get(String path, String query) {
		return this.recorder.handle(new Request("GET", path, query, Map.of("host", "127.0.0.1:1"), new byte[0]));
	}

	private String startSignIn() {
		return startSignIn("signin", "alice@example.com");
	}

	private String startSignIn(String flowType, String identifier) {
		return auth("{\"protocolVersion\":2,\"action\":{\"type\":\"start\",\"flowType\":\"" + flowType
				+ "\",\"identifier\":\"" + identifier + "\",\"codeChallenge\":\"" + "c".repeat(43) + "\"}}");
	}

	private String auth(String json) {
		Map<String, String> headers = Map.of("host", "127.0.0.1:1", "content-type", "application/json", "x-config-id",
				this.state.main.tenant.configId());
		Reply reply = this.recorder
			.handle(new Request("POST", "/v1/auth", "", headers, json.getBytes(StandardCharsets.UTF_8)));
		return new String(reply.body(), StandardCharsets.UTF_8);
	}

	private Map<String, Integer> sizes() {
		return Memory.of(this.recorder);
	}

	private static int expiring(Object root) {
		Map<String, Integer> sizes = Memory.of(root);
		assertThat(sizes.get("ExpiringMap.byExpiry")).isEqualTo(sizes.get("ExpiringMap.entries"));
		return sizes.get("ExpiringMap.entries");
	}

}
