package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tenants that cannot be looked up for a while, as while a database is away, on either
 * web stack.
 */
abstract class TenantOutageContract extends TenantStepUpContract {

	@AfterEach
	void recover() {
		this.tenants.outage("gamma", false);
	}

	@Test
	void openWhenTenantOfTheUserCannotBeLookedUpThenIsToldToWaitAndSignedInAfterwards() throws IOException {
		Browser browser = browser();
		Browser other = browser();
		Browser app = browser();
		handOver(browser, "gamma", code("gamma"));
		handOver(other, "beta", code("beta"));
		String token = json(app.postJson("/login/hawcx/gamma/token",
				Map.of("authCode", code("gamma"), "codeVerifier", Visitor.VERIFIER)))
			.get("access_token")
			.asString();
		this.tenants.outage("gamma", true);
		assertThatIsToldToWait(browser.getAsScript("/me"), browser.get("/me"));
		assertThatIsToldToWait(app.getAsScript("/me", "Authorization", "Bearer " + token), browser.get("/ruled"));
		assertThat(browser().get("/public/csrf").statusCode()).isEqualTo(200);
		assertThat(me(other)).isEqualTo(this.tenants.description("beta"));
		this.tenants.outage("gamma", false);
		assertThat(me(browser)).isEqualTo(this.tenants.description("gamma"));
	}

	@Test
	void signInWhenTenantCannotBeLookedUpThenIsToldToWait() throws IOException {
		Browser browser = browser();
		this.tenants.outage("gamma", true);
		assertThatIsToldToWait(browser.getAsScript("/login/hawcx/gamma/start"),
				browser.get("/oauth2/authorization/gamma"));
		assertThatIsToldToWait(handOver(browser, "gamma", code("gamma")), browser.get("/oauth2/authorization/gamma"));
		assertThat(handOver(browser, "beta", code("beta")).statusCode()).isEqualTo(200);
	}

	private static void assertThatIsToldToWait(HttpResponse<String> script, HttpResponse<String> page) {
		assertThat(Visitor.problem(script)).isEqualTo("503 temporarily_unavailable");
		assertThat(page.statusCode()).isEqualTo(503);
		assertThat(page.body()).contains("<h1>Service Unavailable</h1>");
		for (HttpResponse<String> reply : List.of(script, page)) {
			assertThat(reply.headers().firstValue("Retry-After")).contains("10");
			assertThat(reply.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
			assertThat(reply.body()).doesNotContain("table", "gamma");
		}
	}

}
