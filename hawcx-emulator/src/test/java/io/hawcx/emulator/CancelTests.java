package io.hawcx.emulator;

import java.net.http.HttpResponse;
import java.util.Map;

import io.hawcx.emulator.user.MfaMethod;
import io.hawcx.emulator.user.SignInMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ways out of a sign-in that the pages offer.
 */
class CancelTests {

	private static final Map<String, String> CANCEL = Map.of("cancel", "true");

	private static final String DENIED = Visitor.REDIRECT_URI
			+ "?error=access_denied&error_description=the+user+cancelled+the+sign-in&state=s1";

	private final HawcxEmulator hawcx = HawcxEmulator.builder().responseIssuer(true).start();

	private final Visitor visitor = new Visitor(this.hawcx);

	private final String user = this.hawcx.credentials().user();

	@AfterEach
	void close() {
		this.hawcx.close();
	}

	@Test
	void sendsTheBrowserBackWithAccessDeniedFromEveryStep() {
		assertThatItCanBeCancelled(this.visitor.begin());
		assertThatItCanBeCancelled(afterEmail());
		this.hawcx.users().setMfaMethod(this.user, MfaMethod.TOTP);
		assertThatItCanBeCancelled(afterCode());
		this.hawcx.users().setSecondFactors(this.user, SignInMethod.TOTP, SignInMethod.APPROVAL);
		assertThatItCanBeCancelled(afterCode());
		String waiting = afterCode();
		submit(waiting, Map.of("method", "approval"));
		assertThatItCanBeCancelled(waiting);
		assertThat(this.hawcx.requests()
			.refused()
			.matching((each) -> "access_denied: the user cancelled the sign-in".equals(each.reason()))
			.count()).isEqualTo(5);
	}

	private void assertThatItCanBeCancelled(String login) {
		String page = this.visitor.get(login).body();
		assertThat(page).containsOnlyOnce("name=\"cancel\"").containsOnlyOnce("<form ");
		assertThat(Visitor.location(this.visitor.submit("/login", page, CANCEL)))
			.isEqualTo(DENIED + "&iss=" + Http.encode(Map.of("", this.hawcx.baseUrl())).substring(1));
		assertThat(this.visitor.get(login).body()).contains("This sign-in is over");
	}

	@Test
	void cancelsNothingForAnotherPage() {
		String login = this.visitor.begin();
		String page = this.visitor.get(login).body();
		assertThat(this.visitor.submit("/login", page, Map.of("cancel", "true", "csrf", "x")).statusCode())
			.isEqualTo(403);
		assertThat(this.visitor.get(login).statusCode()).isEqualTo(200);
	}

	@Test
	void leadsBackToTheChoiceOfMethods() {
		this.hawcx.users().setPrimaryMethods(this.user, SignInMethod.EMAIL_OTP, SignInMethod.SMS_OTP);
		String login = afterEmail();
		assertThat(this.visitor.get(login).body()).doesNotContain("Use another method");
		submit(login, Map.of("method", "sms_otp"));
		assertThat(this.visitor.get(login).body()).contains("Use another method", "+15555550100");
		submit(login, Map.of("choose", "true"));
		submit(login, Map.of("method", "email_otp"));
		assertThat(Visitor.location(submit(login, Map.of("code", this.hawcx.latestCode(this.user)))))
			.startsWith("/authorize/resume?");
	}

	@Test
	void changesNothingWhenAStepUpIsCancelled() {
		String token = startStepUp();
		String path = "/step-up?token=" + token + "&" + Http.encode(Map.of("return_to", "http://localhost:8080/back"));
		HttpResponse<String> cancelled = this.visitor.submit("/step-up", this.visitor.get(path).body(), CANCEL);
		assertThat(Visitor.location(cancelled)).isEqualTo("http://localhost:8080/back?error=access_denied");
		assertThat(this.visitor.get(path).body()).contains("This confirmation is over");
		HttpResponse<String> page = this.visitor.submit("/step-up",
				this.visitor.get("/step-up?token=" + startStepUp()).body(), CANCEL);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.body()).contains("Cancelled", "Nothing has changed.");
		assertThat(this.hawcx.users().find(this.user).mfaMethod()).isEqualTo(MfaMethod.EMAIL_OTP);
	}

	private String afterEmail() {
		String login = this.visitor.begin();
		submit(login, Map.of("email", this.user));
		return login;
	}

	private String afterCode() {
		String login = afterEmail();
		submit(login, Map.of("code", String.valueOf(this.hawcx.latestCode(this.user))));
		return login;
	}

	private HttpResponse<String> submit(String login, Map<String, String> typed) {
		return this.visitor.submit("/login", this.visitor.get(login).body(), typed);
	}

	private String startStepUp() {
		return new Bearer(this.hawcx).startStepUp(this.user, "change_mfa_method", "new_mfa_method", "totp");
	}

}
