package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import io.hawcx.emulator.MintCodeRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Step-up and recent logins of several tenants, configured or put together by the
 * application itself.
 */
abstract class TenantStepUpContract extends TenantLoginContract {

	private static final Map<String, String> CHANGE = Map.of("purpose", "change_phone_number", "new_phone_number",
			"+15555550123");

	@ParameterizedTest
	@MethodSource("pairs")
	void stepUpWhenReceiptIsOfThenServesItsOwnTenantAlone(String of, String at) throws IOException {
		Browser browser = browser();
		handOver(browser, of, account(of));
		HttpResponse<String> start = post(browser, "/step-up/hawcx", CHANGE);
		assertThat(start.statusCode()).as(start.body()).isEqualTo(200);
		// The emulator of no other tenant knows this token.
		Map<String, String> receipt = Map.of("purpose", "change_phone_number", "step_up_receipt",
				this.tenants.emulator(of).completeStepUp(json(start).get("start_token").asString()));
		if (!of.equals(at)) {
			handOver(browser, at, account(at));
			assertThat(Visitor.problem(post(browser, "/step-up/hawcx/receipt", receipt)))
				.isEqualTo("409 step_up_not_started");
			assertThat(post(browser, "/step-up/hawcx", CHANGE).statusCode()).isEqualTo(200);
			assertThat(Visitor.problem(post(browser, "/step-up/hawcx/receipt", receipt)))
				.isEqualTo("409 receipt_refused");
			return;
		}
		assertThat(post(browser, "/step-up/hawcx/receipt", receipt).statusCode()).isEqualTo(204);
	}

	private String account(String name) {
		return this.tenants.code(name, MintCodeRequest.forVerifier(Visitor.VERIFIER), ACCOUNT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "acme", "beta", "gamma" })
	void openWhenLoginIsOldThenAsksForARecentOneOfTheSameTenant(String name) throws IOException {
		Browser browser = browser();
		Instant old = Clock.systemUTC().instant().minusSeconds(600);
		handOver(browser, name, this.tenants.code(name, MintCodeRequest.forVerifier(Visitor.VERIFIER).authTime(old)));
		assertThat(me(browser)).isEqualTo(this.tenants.description(name));
		String login = Browser.location(browser.get("/ruled"));
		assertThat(login).endsWith("/oauth2/authorization/" + name + "?max_age=300");
		String asked = Browser.location(browser.get(login));
		assertThat(asked).startsWith(this.tenants.emulator(name).baseUrl());
		assertThat(Browser.query(asked)).containsEntry("max_age", "300");
		handOver(browser, name, code(name));
		assertThat(browser.get("/ruled").body()).isEqualTo("ruled");
	}

}
