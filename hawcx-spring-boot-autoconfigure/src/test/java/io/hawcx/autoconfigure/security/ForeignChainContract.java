package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A chain of the application that has nothing to do with Hawcx, beside one that has, on
 * either web stack: it behaves as if the starter were not there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ForeignChainContract {

	static final String USER = "machine";

	static final String PASSWORD = "a password of a test";

	private static final String[] BASIC = { "Authorization",
			"Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)) };

	private ContractApplication application;

	abstract ContractApplication start(Map<String, ?> properties);

	@BeforeAll
	void start() {
		this.application = start(LoginContract.embedded());
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void basicWhenChainIsStatelessThenSetsNoCookieAndTakesNone() throws IOException {
		Browser browser = this.application.visitor().browser();
		HttpResponse<String> reply = browser.getAsScript("/api/name", BASIC);
		assertThat(reply.body()).isEqualTo(USER);
		assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
		assertThat(browser.getAsScript("/api/name").statusCode()).isEqualTo(401);
		assertThat(browser.post("/api/name", "text/plain", "x", BASIC).body()).isEqualTo(USER);
		assertThat(browser.post("/api/name", "text/plain", "x", "X-Nothing", "x").statusCode()).isEqualTo(401);
		assertThat(browser.cookies()).isEmpty();
	}

	@Test
	void basicWhenBrowserIsSignedInThroughHawcxThenBothStand() throws IOException {
		Visitor visitor = this.application.visitor();
		visitor.signInByHandOver();
		assertThat(visitor.browser().getAsScript("/api/name", BASIC).body()).isEqualTo(USER);
		assertThat(visitor.body("/me")).isEqualTo(this.application.emulator().credentials().user());
	}

	@Test
	void bodyWhenRequestIsNotOursThenIsLeftToTheApplication() throws IOException {
		Visitor visitor = this.application.visitor();
		visitor.signInByHandOver();
		String form = "state=x&code=y&text=hello";
		assertThat(visitor.browser().post("/api/echo", "application/x-www-form-urlencoded", form, BASIC).body())
			.isEqualTo(form);
	}

}
