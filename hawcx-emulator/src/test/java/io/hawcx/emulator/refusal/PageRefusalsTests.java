package io.hawcx.emulator.refusal;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.hawcx.emulator.Bearer;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.Http;
import io.hawcx.emulator.MutableClock;
import io.hawcx.emulator.Visitor;
import io.hawcx.emulator.user.MfaMethod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every refusal of the login page, of {@code /authorize/resume} and of the step-up page.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageRefusalsTests {

	private static final String OVER = "It was finished, took too long or never began. Start again from the application.";

	private static final String AGAIN = "Start again from the application.";

	private static final String FOREIGN = "Start again from the application, in this browser and with cookies allowed.";

	private final MutableClock clock = new MutableClock();

	private final HawcxEmulator hawcx = HawcxEmulator.builder().clock(this.clock).start();

	private final String user = this.hawcx.credentials().user();

	@AfterAll
	void close() {
		this.hawcx.close();
	}

	@ParameterizedTest
	@MethodSource({ "operationRefusals", "emailRefusals", "codeRefusals", "resumeRefusals", "stepUpRefusals" })
	void refusesAsTheSpecificationSays(Refusal<Visitor> refusal) {
		refusal.assertPage(new Visitor(this.hawcx));
		assertThat(this.hawcx.requests().list()).last().satisfies((last) -> assertThat(last.isRefused()).isTrue());
	}

	Stream<Refusal<Visitor>> operationRefusals() {
		return Stream.of(
				refusal("a login that never began", 400, "This sign-in is over", OVER,
						(browser, login) -> browser.get("/login?op=unknown")),
				refusal("a login that took ten minutes", 400, "This sign-in is over", OVER, (browser, login) -> {
					this.clock.advance(Duration.ofMinutes(10));
					return browser.get(login);
				}), refusal("a login that was finished", 400, "This sign-in is over", OVER, (browser, login) -> {
					browser.get(resumed(browser, login));
					return browser.get(login);
				}),
				refusal("a login of another browser", 403, "This sign-in belongs to another browser", FOREIGN,
						(browser, login) -> new Visitor(this.hawcx).get(login)),
				refusal("a query that can be read", 400, "This request cannot be read", AGAIN,
						(browser, login) -> browser.get(login + "&op=other")),
				refusal("a form that can be read", 400, "This request cannot be read", AGAIN,
						(browser, login) -> new Http(this.hawcx.baseUrl()).post("/login",
								"op=a&op=b".getBytes(StandardCharsets.US_ASCII))),
				refusal("a form of this page", 403, "This form is not from this page", AGAIN,
						(browser, login) -> browser.submit("/login", browser.get(login).body(),
								Map.of("email", this.user, "csrf", "forged"))),
				refusal("a form with its token", 403, "This form is not from this page", AGAIN,
						(browser, login) -> browser.submit("/login", browser.get(login).body(),
								Map.of("email", this.user, "csrf", ""))));
	}

	Stream<Refusal<Visitor>> emailRefusals() {
		return Stream.of(
				refusal("an e-mail address", 422, "Sign in", "Enter your e-mail address or phone number.",
						(browser, login) -> typed(browser, login, "email", "")),
				refusal("an e-mail address of a user", 422, "Sign in",
						"Nobody here has this e-mail address or phone number.",
						(browser, login) -> typed(browser, login, "email", "nobody@example.com")),
				refusal("a phone for text messages", 422, "Sign in", "Enter the number with its country code.",
						(browser, login) -> {
							this.hawcx.users().create("bob@example.com");
							this.hawcx.users().setMfaMethod("bob@example.com", MfaMethod.SMS_OTP);
							typed(browser, login, "email", "bob@example.com");
							typed(browser, login, "code", this.hawcx.latestCode("bob@example.com"));
							return typed(browser, login, "phone", "0170");
						}));
	}

	Stream<Refusal<Visitor>> codeRefusals() {
		String code = "Enter the code";
		return Stream.of(refusal("a code", 422, code, "Enter the code.", (browser, login) -> {
			typed(browser, login, "email", this.user);
			return typed(browser, login, "code", "");
		}), refusal("the code", 422, code, "That is not the right code.", (browser, login) -> {
			typed(browser, login, "email", this.user);
			return typed(browser, login, "code", wrong(this.hawcx.latestCode(this.user)));
		}), refusal("the code within five minutes", 422, "Sign in", "The code has expired. Ask for a new one.",
				(browser, login) -> {
					typed(browser, login, "email", this.user);
					String sent = this.hawcx.latestCode(this.user);
					this.clock.advance(Duration.ofMinutes(5));
					return typed(browser, login, "code", sent);
				}), refusal("the code within five attempts", 422, "Sign in", "Too many wrong codes. Ask for a new one.",
						(browser, login) -> {
							typed(browser, login, "email", this.user);
							String sent = this.hawcx.latestCode(this.user);
							for (int attempt = 0; attempt < 4; attempt++) {
								typed(browser, login, "code", wrong(sent));
							}
							return typed(browser, login, "code", wrong(sent));
						}),
				refusal("an authenticator's code once", 422, "Enter the authenticator's code",
						"That is not the right code.", (browser, login) -> {
							this.hawcx.users().create("carol@example.com");
							this.hawcx.users().setMfaMethod("carol@example.com", MfaMethod.TOTP);
							authenticated(browser, login);
							Visitor thief = new Visitor(this.hawcx);
							return authenticated(thief, thief.begin());
						}));
	}

	Stream<Refusal<Visitor>> resumeRefusals() {
		String unfinished = "This sign-in is not finished";
		return Stream.of(
				refusal("resume after the login", 400, unfinished, AGAIN,
						(browser, login) -> browser.get(login.replace("/login?", "/authorize/resume?"))),
				refusal("resume for the client", 400, unfinished, AGAIN,
						(browser,
								login) -> browser.get(resumed(browser, login)
									.replace(this.hawcx.credentials().publicClientId(), "stranger"))),
				refusal("resume once", 400, "This sign-in is over", OVER, (browser, login) -> {
					String resume = resumed(browser, login);
					assertThat(browser.get(resume).statusCode()).isEqualTo(302);
					return browser.get(resume);
				}),
				refusal("resume in the same browser", 403, "This sign-in belongs to another browser", FOREIGN,
						(browser, login) -> new Visitor(this.hawcx).get(resumed(browser, login))),
				refusal("resume with a query that can be read", 400, "This request cannot be read", AGAIN,
						(browser, login) -> browser.get("/authorize/resume?op=a&op=b")));
	}

	Stream<Refusal<Visitor>> stepUpRefusals() {
		String over = "This confirmation is over";
		return Stream.of(refusal("step-up: a token", 400, over, AGAIN, (browser, login) -> browser.get("/step-up")),
				refusal("step-up: a known token", 400, over, AGAIN,
						(browser, login) -> browser.get("/step-up?token=unknown")),
				refusal("step-up: a token of the last minute", 400, over, AGAIN, (browser, login) -> {
					String page = "/step-up?token=" + startStepUp();
					this.clock.advance(Duration.ofSeconds(60));
					return browser.get(page);
				}), refusal("step-up: a token once", 400, over, AGAIN, (browser, login) -> {
					String page = "/step-up?token=" + startStepUp();
					browser.submit("/step-up", browser.get(page).body(),
							Map.of("code", String.valueOf(this.hawcx.latestCode(this.user))));
					return browser.get(page);
				}),
				refusal("step-up: a registered return_to", 400, "The return_to is not registered", AGAIN,
						(browser, login) -> browser
							.get("/step-up?token=" + startStepUp() + "&return_to=https://evil.example/")),
				refusal("step-up: a registered return_to in the form", 400, "The return_to is not registered", AGAIN,
						(browser, login) -> browser.submit("/step-up",
								browser.get("/step-up?token=" + startStepUp()).body(),
								Map.of("return_to", "https://evil.example/"))),
				refusal("step-up: a query that can be read", 400, "This request cannot be read", AGAIN,
						(browser, login) -> browser.get("/step-up?token=a&token=b")),
				refusal("step-up: a code", 422, "Confirm the change", "Enter the code.",
						(browser, login) -> browser.submit("/step-up",
								browser.get("/step-up?token=" + startStepUp()).body(), Map.of("code", ""))),
				refusal("step-up: the code", 422, "Confirm the change", "That is not the right code.",
						(browser, login) -> browser.submit("/step-up",
								browser.get("/step-up?token=" + startStepUp()).body(),
								Map.of("code", wrong(this.hawcx.latestCode(this.user))))));
	}

	private static Refusal<Visitor> refusal(String sentence, int status, String title, String text,
			BiFunction<Visitor, String, HttpResponse<String>> request) {
		return Refusal.page(sentence, status, title, text, (browser) -> request.apply(browser, browser.begin()));
	}

	private static HttpResponse<String> typed(Visitor browser, String login, String name, String value) {
		return browser.submit("/login", browser.get(login).body(), Map.of(name, value));
	}

	private String resumed(Visitor browser, String login) {
		typed(browser, login, "email", this.user);
		return Visitor.location(typed(browser, login, "code", String.valueOf(this.hawcx.latestCode(this.user))));
	}

	private HttpResponse<String> authenticated(Visitor browser, String login) {
		typed(browser, login, "email", "carol@example.com");
		typed(browser, login, "code", String.valueOf(this.hawcx.latestCode("carol@example.com")));
		return typed(browser, login, "code", this.hawcx.authenticatorCode("carol@example.com"));
	}

	private static String wrong(String code) {
		return "000000".equals(code) ? "000001" : "000000";
	}

	private String startStepUp() {
		return new Bearer(this.hawcx).startStepUp(this.user, "change_phone_number", "new_phone_number", "+15551234567");
	}

}
