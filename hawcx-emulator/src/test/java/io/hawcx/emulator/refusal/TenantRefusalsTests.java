package io.hawcx.emulator.refusal;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import io.hawcx.emulator.Bearer;
import io.hawcx.emulator.EmulatorTenant;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.Http;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.emulator.Visitor;
import io.hawcx.emulator.auth.Frontend;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What belongs to one tenant does nothing at another: each row for every pair, and for
 * each tenant by itself, where it works.
 */
class TenantRefusalsTests {

	private static HawcxEmulator hawcx;

	@BeforeAll
	static void start() {
		hawcx = HawcxEmulator.builder().tenant("acme").tenant("beta").start();
	}

	@AfterAll
	static void stop() {
		hawcx.close();
	}

	@ParameterizedTest
	@MethodSource("rows")
	void refusesAtOneTenantWhatBelongsToAnother(Row row) {
		for (EmulatorTenant owner : tenants()) {
			for (EmulatorTenant asked : tenants()) {
				String answer = row.attempt.answer(owner, asked);
				assertThat(answer).as("%s of %s at %s", row, owner.name(), asked.name())
					.containsPattern((owner == asked) ? row.taken : row.refused);
			}
		}
	}

	private static List<EmulatorTenant> tenants() {
		return List.of(hawcx, hawcx.tenant("acme"), hawcx.tenant("beta"));
	}

	static Stream<Row> rows() {
		return Stream.of(credentials(), logins(), users()).flatMap(List::stream);
	}

	private static List<Row> credentials() {
		return List.of(
				new Row("a code handed over", "200 .*id_token", "400 .*invalid_grant",
						(owner, asked) -> redeem(mint(owner), asked, asked)),
				new Row("a code by redirect", "200 .*id_token", "400 .*invalid_grant", (owner, asked) -> {
					Visitor visitor = new Visitor(owner);
					String callback = Visitor
						.location(visitor.get(Visitor.location(visitor.signIn(owner.credentials().user()))));
					String code = callback.substring(callback.indexOf("code=") + 5, callback.indexOf("&state"));
					return answer(new Http(hawcx.baseUrl()).postForm("/oauth2/token",
							Map.of("grant_type", "authorization_code", "code", code, "code_verifier", Visitor.VERIFIER,
									"redirect_uri", Visitor.REDIRECT_URI, "client_id",
									asked.credentials().publicClientId()),
							"X-Config-Id", asked.credentials().configId()));
				}),
				new Row("a client", "200 .*id_token", "401 .*invalid_client",
						(owner, asked) -> redeem(mint(owner), owner, asked)),
				new Row("a signing key at the token endpoint", "200 .*id_token", "401 .*invalid_client",
						(owner, asked) -> {
							TokenRequests requests = new TokenRequests(hawcx, asked);
							String client = asked.credentials().confidentialClientId();
							return answer(requests.asserting(new TokenRequests(hawcx, owner).assertion(Map.of(),
									Map.of("iss", client, "sub", client))));
						}),
				new Row("a secret key", "200 .*\"enc\"", "401 .*X-Key-Id is unknown",
						(owner, asked) -> answer(new ManagementRequests(hawcx, owner).delegated("X-Config-Id",
								asked.credentials().configId()))),
				new Row("a signing key at the management endpoints", "200 .*always|200 .*default", "401 ",
						(owner, asked) -> {
							ManagementRequests requests = new ManagementRequests(hawcx, asked);
							return answer(requests.bearer(ManagementRequests.PATH, requests.payload(),
									new ManagementRequests(hawcx, owner).jwt(Map.of(), Map.of())));
						}),
				new Row("a client to mint for", "200 .*code", "400 .*aud is not a client id", (owner, asked) -> answer(
						new TokenRequests(hawcx, asked).minting("aud", owner.credentials().publicClientId()))));
	}

	private static List<Row> logins() {
		return List.of(
				new Row("a client at the authorization endpoint", "302 .*/login", "400 .*client_id is missing",
						(owner, asked) -> answer(new Visitor(owner).get(new Visitor(owner)
							.authorize(Map.of("sdk_config_id", asked.credentials().configId()))))),
				new Row("a browser's sign-on", "302 .*code=", "302 .*login_required", (owner, asked) -> {
					Visitor visitor = new Visitor(owner);
					visitor.signIn(owner.credentials().user());
					return answer(visitor.get(new Visitor(asked).authorize(Map.of("prompt", "none"))));
				}), new Row("a parked authorization request", "enter_code", "invalid_op_session", (owner, asked) -> {
					String login = new Visitor(owner).begin();
					String op = login.substring(login.indexOf("op=") + 3, login.indexOf("&client_id"));
					return String
						.valueOf(new Frontend(asked).start("signin", asked.credentials().user(), "opSessionId", op));
				}), new Row("a frontend's session", "resend_too_early", "session_expired", (owner, asked) -> {
					Frontend frontend = new Frontend(owner);
					frontend.start("signin", newUser(owner));
					return String.valueOf(new Frontend(asked).resume(frontend.session(), "resend"));
				}), new Row("a frontend's code", "200 .*id_token", "400 .*invalid_grant", (owner, asked) -> {
					String email = newUser(owner);
					Frontend frontend = new Frontend(owner);
					frontend.start("signin", email);
					Map<String, Object> completed = frontend.send("submit_code", "code",
							String.valueOf(owner.latestCode(email)));
					return answer(new Frontend(asked).redeem((String) completed.get("authCode"),
							asked.credentials().publicClientId(), Frontend.VERIFIER));
				}), new Row("a one-time code", "^[0-9]{6}$", "^null$", (owner, asked) -> {
					String email = newUser(owner);
					asked.users().create(email);
					new Frontend(owner).start("signin", email);
					return String.valueOf(asked.latestCode(email));
				}));
	}

	private static List<Row> users() {
		return List.of(
				new Row("a user of management calls", "200 ", "404 .*user not found",
						(owner, asked) -> answer(new Bearer(hawcx, asked).call("/v1/management/users/mfa-enforcement",
								Map.of("userid", newUser(owner))))),
				new Row("a user who signs in", "enter_code", "user_not_found",
						(owner, asked) -> String.valueOf(new Frontend(asked).start("signin", newUser(owner)))),
				new Row("the subject of an e-mail address", "^same$", "^other$", (owner, asked) -> {
					String email = newUser(owner);
					String subject = owner.users().create(email).subject();
					return asked.users().create(email).subject().equals(subject) ? "same" : "other";
				}), new Row("a start token", "enter_code", "invalid_start_token", (owner, asked) -> {
					String email = newUser(owner);
					asked.users().create(email);
					String token = stepUp(owner, email);
					return String.valueOf(new Frontend(asked).start("account_manage", email, "startToken", token));
				}), new Row("a receipt", "200 .*true", "409 .*receipt unknown", (owner, asked) -> {
					String receipt = owner.completeStepUp(stepUp(owner, newUser(owner)));
					return answer(new Bearer(hawcx, asked).call("/v1/management/stepup/consume",
							Map.of("step_up_receipt", receipt)));
				}), new Row("what the overview shows", "found", "nothing", (owner, asked) -> {
					String query = (asked.name() != null) ? "?tenant=" + asked.name() : "";
					String email = newUser(owner);
					String page = new Http(hawcx.baseUrl()).get("/emulator" + query).body();
					boolean shown = page.contains(email) || page.contains(owner.credentials().publicClientId());
					return shown ? "found" : "nothing";
				}));
	}

	private static String newUser(EmulatorTenant owner) {
		String email = UUID.randomUUID() + "@example.com";
		owner.users().create(email);
		return email;
	}

	private static String stepUp(EmulatorTenant owner, String email) {
		return new Bearer(hawcx, owner).startStepUp(email, "change_mfa_method", "new_mfa_method", "totp");
	}

	private static String mint(EmulatorTenant owner) {
		return owner
			.mintCode(MintCodeRequest.forVerifier(Visitor.VERIFIER).clientId(owner.credentials().publicClientId()));
	}

	private static String redeem(String code, EmulatorTenant client, EmulatorTenant asked) {
		return answer(new Http(hawcx.baseUrl()).postForm(
				"/oauth2/token", Map.of("grant_type", "authorization_code", "code", code, "code_verifier",
						Visitor.VERIFIER, "client_id", client.credentials().publicClientId()),
				"X-Config-Id", asked.credentials().configId()));
	}

	private static String answer(HttpResponse<String> response) {
		return response.statusCode() + " " + response.headers().firstValue("Location").orElse("")
				+ Objects.requireNonNullElse(response.body(), "").replace('\n', ' ');
	}

	private interface Attempt {

		String answer(EmulatorTenant owner, EmulatorTenant asked);

	}

	/**
	 * One thing that belongs to a tenant.
	 *
	 * @param what it is
	 * @param taken what the owner answers
	 * @param refused what any other answers
	 * @param attempt how it is tried
	 */
	record Row(String what, String taken, String refused, Attempt attempt) {

		@Override
		public String toString() {
			return this.what;
		}

	}

}
