package io.hawcx.autoconfigure.security;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.hawcx.Hawcx;
import io.hawcx.autoconfigure.tenant.HawcxTenant;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.key.SecretKey;
import io.hawcx.management.StepUp;
import io.hawcx.oauth.HawcxOAuth;

import org.springframework.context.ApplicationContext;

/**
 * A mistake that is noticed only when Hawcx answers.
 *
 * @param happened what happened, if it is not the properties alone
 * @param said part of what is read
 * @param connection the properties of a configuration that works
 * @param wrong the properties that are wrong
 * @param clock how far this machine's clock is ahead
 * @param attempt what notices it
 */
record RunTimeMistake(String happened, String said, List<String> connection, List<String> wrong, Duration clock,
		Consumer<ApplicationContext> attempt) {

	private static final Duration SLOW = Duration.ofSeconds(3);

	static Stream<RunTimeMistake> all(HawcxEmulator emulator) {
		return Stream.of(new Logins(emulator).all(), new Calls(emulator).all(), new OfTenants(emulator).all())
			.flatMap((mistakes) -> mistakes);
	}

	private static String keyId(EmulatorCredentials known) {
		return known.privateJwk().replaceFirst("(?s).*\"kid\" *: *\"([^\"]+)\".*", "$1");
	}

	// RFC 8037 appendix A.1: everybody's private key.
	private static String jwk(String keyId) {
		return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"" + keyId
				+ "\",\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\","
				+ "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";
	}

	/**
	 * Codes that are not exchanged.
	 *
	 * @param emulator stands in for Hawcx
	 */
	private record Logins(HawcxEmulator emulator) {

		Stream<RunTimeMistake> all() {
			EmulatorCredentials known = this.emulator.credentials();
			String url = known.issuer();
			return Stream.of(login("check the config id (hawcx.config-id)", "hawcx.config-id=other"),
					login("needs its signing key (hawcx.signing-key.location)", "hawcx.signing-key.value="),
					login("remove the signing key (hawcx.signing-key)", "hawcx.client-id=" + known.publicClientId()),
					login("Hawcx knows another key by the id", "hawcx.signing-key.value=" + jwk(keyId(known))),
					login("register its public half (hawcx.signing-key.key-id)",
							"hawcx.signing-key.value=" + jwk("old")),
					login("Hawcx knows no client of this id (hawcx.client-id)", "hawcx.client-id=nobody",
							"hawcx.signing-key.value="),
					login("(hawcx.oauth.assertion-audience)", "hawcx.oauth.assertion-audience=issuer"),
					clock("7 min behind the Date of Hawcx's reply", -7), clock("7 min ahead of the Date", 7),
					clock("7 min behind the Date of Hawcx's reply: set it", -7, publicClient()),
					clock("67 min ahead of the Date of Hawcx's reply: set it", 67, publicClient()),
					login("(hawcx.base-url or hawcx.oauth.issuer)",
							"hawcx.base-url=" + url.replace("127.0.0.1", "localhost")),
					login("status 404 instead of 200; check the issuer", "hawcx.base-url=" + url + "/api"),
					login("status 404 instead of 200; check the issuer", "hawcx.oauth.issuer=" + url + "/acme"),
					login("it was refused", "hawcx.base-url=http://127.0.0.1:1"),
					login("(hawcx.http.proxy)", "hawcx.http.proxy=http://127.0.0.1:1"),
					with("the code was used before", "error invalid_grant; start a new login",
							(context) -> exchange(context, "used-before")),
					with("Hawcx is slow", "the client's timeout (hawcx.oauth.timeout)", (context) -> {
						this.emulator.faults().on("/oauth2/token").times(1).latency(SLOW);
						exchange(context);
					}, "hawcx.oauth.timeout=500ms"), with("Hawcx is down", "try again later", (context) -> {
						this.emulator.faults().on("/oauth2/token").times(1).status(503);
						exchange(context);
					}));
		}

		private RunTimeMistake login(String said, String... wrong) {
			return with("", said, this::exchange, wrong);
		}

		private RunTimeMistake with(String happened, String said, Consumer<ApplicationContext> attempt,
				String... wrong) {
			return new RunTimeMistake(happened, said, connection(), List.of(wrong), Duration.ZERO, attempt);
		}

		private RunTimeMistake clock(String said, long minutes, String... wrong) {
			return new RunTimeMistake("this machine's clock is wrong", said, connection(), List.of(wrong),
					Duration.ofMinutes(minutes), this::exchange);
		}

		private String[] publicClient() {
			return new String[] { "hawcx.client-id=" + this.emulator.credentials().publicClientId(),
					"hawcx.signing-key.value=" };
		}

		private List<String> connection() {
			EmulatorCredentials known = this.emulator.credentials();
			return List.of("hawcx.base-url=" + known.issuer(), "hawcx.config-id=" + known.configId(),
					"hawcx.client-id=" + known.confidentialClientId(), "hawcx.signing-key.value=" + known.privateJwk());
		}

		private void exchange(ApplicationContext context) {
			exchange(context, this.emulator.mintCode(MintCodeRequest.forVerifier(Visitor.VERIFIER)
				.clientId(context.getEnvironment().getProperty("hawcx.client-id"))));
		}

		private static void exchange(ApplicationContext context, String code) {
			context.getBean(HawcxOAuth.class).exchangeCode(code, Visitor.VERIFIER);
		}

	}

	/**
	 * Management calls that are refused.
	 *
	 * @param emulator stands in for Hawcx
	 */
	private record Calls(HawcxEmulator emulator) {

		Stream<RunTimeMistake> all() {
			return Stream.of(call("check the config id (hawcx.config-id)", this::read, "hawcx.config-id=other"),
					call("the secret key with id old (hawcx.secret-key)", this::read,
							"hawcx.secret-key=" + SecretKey.generate("old", "hawcx").blob()),
					call("with signing key old (hawcx.signing-key)", this::read, signed(jwk("old"))),
					clock("7 min behind the Date of Hawcx's reply: set the clock", -7),
					clock("7 min ahead of the Date of Hawcx's reply: set the clock", 7,
							signed(this.emulator.credentials().privateJwk())),
					called("the user id is wrong", "Hawcx knows no user by the id that was passed",
							(hawcx) -> hawcx
								.startStepUp(StepUp.changePhoneNumber("nobody@example.com", "+15550000009"))),
					called("a value is wrong", "correct its values",
							(hawcx) -> hawcx.management("/v1/management/users/mfa-enforcement",
									Map.of("userid", user(), "mfa_enforcement", "sometimes"))),
					called("the receipt was made up, or used", "start a new step-up",
							(hawcx) -> hawcx.consumeStepUp("receipt-that-nobody-issued-0123456789")),
					called("the path is wrong", "and the path",
							(hawcx) -> hawcx.management("/v1/management/users/lock", Map.of("userid", user()))),
					call("the API prefix (hawcx.management.api-prefix)", this::stepUp,
							"hawcx.management.api-prefix=/v2"),
					call("was not sent", this::read, "hawcx.base-url=http://127.0.0.1:1"),
					call("the client's timeout (hawcx.management.timeout)", (hawcx) -> {
						this.emulator.faults().on("/v1/management/**").times(1).latency(SLOW);
						read(hawcx);
					}, "hawcx.management.timeout=500ms"));
		}

		private RunTimeMistake call(String said, Consumer<Hawcx> attempt, String... wrong) {
			return new RunTimeMistake("", said, connection(), List.of(wrong), Duration.ZERO, of(attempt));
		}

		private RunTimeMistake called(String happened, String said, Consumer<Hawcx> attempt) {
			return new RunTimeMistake(happened, said, connection(), List.of(), Duration.ZERO, of(attempt));
		}

		private RunTimeMistake clock(String said, long minutes, String... wrong) {
			return new RunTimeMistake("this machine's clock is wrong", said, connection(), List.of(wrong),
					Duration.ofMinutes(minutes), of(this::read));
		}

		private static Consumer<ApplicationContext> of(Consumer<Hawcx> attempt) {
			return (context) -> attempt.accept(context.getBean(Hawcx.class));
		}

		private void read(Hawcx hawcx) {
			hawcx.management("/v1/management/users/mfa-enforcement", Map.of("userid", user()));
		}

		private void stepUp(Hawcx hawcx) {
			hawcx.startStepUp(StepUp.changePhoneNumber(user(), "+15550000009"));
		}

		private String user() {
			return this.emulator.credentials().user();
		}

		private String[] signed(String jwk) {
			return new String[] { "hawcx.secret-key=",
					"hawcx.client-id=" + this.emulator.credentials().confidentialClientId(),
					"hawcx.signing-key.value=" + jwk };
		}

		private List<String> connection() {
			EmulatorCredentials known = this.emulator.credentials();
			return List.of("hawcx.base-url=" + known.issuer(), "hawcx.config-id=" + known.configId(),
					"hawcx.secret-key=" + known.secretKey());
		}

	}

	/**
	 * What is wrong with one tenant, by its own properties and by those that it inherits.
	 *
	 * @param emulator stands in for Hawcx
	 */
	private record OfTenants(HawcxEmulator emulator) {

		private static final String ACME = "hawcx.tenants.acme.";

		Stream<RunTimeMistake> all() {
			return Stream.of(
					mistake("check the config id (hawcx.tenants.acme.config-id)", this::exchange,
							ACME + "config-id=other"),
					mistake("its signing key (hawcx.tenants.acme.signing-key.location)", this::exchange,
							ACME + "client-id=nobody"),
					mistake("(hawcx.tenants.acme.base-url or hawcx.tenants.acme.oauth.issuer)", this::exchange,
							ACME + "base-url=" + this.emulator.baseUrl().replace("127.0.0.1", "localhost")),
					mistake("(hawcx.tenants.acme.secret-key)", this::read,
							ACME + "secret-key=" + SecretKey.generate("old", "hawcx").blob()),
					mistake("(hawcx.tenants.acme.management.timeout)", (acme) -> {
						this.emulator.faults().on("/v1/management/**").times(1).latency(SLOW);
						read(acme);
					}, "hawcx.management.timeout=500ms"));
		}

		private RunTimeMistake mistake(String said, Consumer<HawcxTenant> attempt, String... wrong) {
			EmulatorCredentials known = this.emulator.credentials();
			List<String> connection = List.of(ACME + "base-url=" + known.issuer(),
					ACME + "config-id=" + known.configId(), ACME + "client-id=" + known.publicClientId(),
					ACME + "secret-key=" + known.secretKey());
			return new RunTimeMistake("", said, connection, List.of(wrong), Duration.ZERO,
					(context) -> attempt.accept(context.getBean(HawcxTenants.class).get("acme")));
		}

		private void exchange(HawcxTenant acme) {
			String code = this.emulator.mintCode(
					MintCodeRequest.forVerifier(Visitor.VERIFIER).clientId(acme.connectionDetails().getClientId()));
			acme.oauth().exchangeCode(code, Visitor.VERIFIER);
		}

		private void read(HawcxTenant acme) {
			acme.hawcx()
				.management("/v1/management/users/mfa-enforcement",
						Map.of("userid", this.emulator.credentials().user()));
		}

	}

}
