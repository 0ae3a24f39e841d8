package io.hawcx.emulator.hostile;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.Bearer;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.Http;
import io.hawcx.emulator.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Markup in every field and parameter of every page, forms from elsewhere, and cookies.
 */
class HostileFormsTests {

	private static final String MARKUP = "\"'><script>alert(1)</script>{{csrf}}&lt;";

	private static final List<String> PARAMETERS = List.of("response_type", "client_id", "redirect_uri", "scope",
			"state", "nonce", "code_challenge", "code_challenge_method", "sdk_config_id", "max_age", "prompt",
			"response_mode", "op", "csrf", "email", "code", "restart", "token", "return_to", "origin", MARKUP);

	private static final List<String> PATHS = List.of("/", "/authorize", "/authorize/resume", "/login", "/step-up",
			"/emulator", "/emulator/" + Http.encode(Map.of("", MARKUP)));

	private final HawcxEmulator hawcx = HawcxEmulator.start();

	private final Visitor visitor = new Visitor(this.hawcx);

	private final String user = this.hawcx.credentials().user();

	@AfterEach
	void close() {
		this.hawcx.close();
	}

	@Test
	void escapesMarkupInEveryParameterOfEveryPage() {
		for (String path : PATHS) {
			for (String name : PARAMETERS) {
				String parameter = Http.encode(Map.of(name, MARKUP));
				assertThatNoMarkupComesBack(this.visitor.get(path + "?" + parameter));
				assertThatNoMarkupComesBack(this.visitor.submit(path, "", Map.of(name, MARKUP)));
			}
		}
		for (String name : PARAMETERS) {
			assertThatNoMarkupComesBack(this.visitor.get(this.visitor.authorize(Map.of(name, MARKUP))));
		}
	}

	@Test
	void escapesMarkupInEveryFieldOfTheForms() {
		String login = this.visitor.begin();
		for (String name : PARAMETERS) {
			String page = this.visitor.get(login).body();
			assertThatNoMarkupComesBack(this.visitor.submit("/login", page, Map.of(name, MARKUP)));
		}
		this.visitor.submit("/login", this.visitor.get(login).body(), Map.of("email", this.user));
		for (String name : PARAMETERS.subList(0, 4)) {
			assertThatNoMarkupComesBack(this.visitor.submit("/login", this.visitor.get(login).body(),
					Map.of(name, MARKUP, "code", MARKUP)));
		}
		String token = startStepUp();
		for (String name : PARAMETERS) {
			assertThatNoMarkupComesBack(this.visitor.submit("/step-up",
					this.visitor.get("/step-up?token=" + token).body(), Map.of(name, MARKUP)));
			assertThatNoMarkupComesBack(
					this.visitor.get("/step-up?token=" + token + "&" + Http.encode(Map.of("return_to", MARKUP))));
		}
	}

	@Test
	void showsEveryPageUnderAStrictPolicy() {
		for (HttpResponse<String> page : pages()) {
			assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
				.contains("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'")
				.doesNotContain("unsafe", "*");
			assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
			assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
			assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
			assertThat(page.body()).doesNotContain("<style", "style=", " onclick", "javascript:")
				.doesNotContainPattern("(?:src|href)=\"(?!/|data:,|#)");
		}
	}

	@Test
	void takesFormsFromItsOwnPagesOnly() {
		String login = this.visitor.begin();
		String page = this.visitor.get(login).body();
		assertThat(this.visitor.submit("/login", page, Map.of("email", this.user, "csrf", "")).statusCode())
			.isEqualTo(403);
		assertThat(this.visitor.submit("/login", page, Map.of("email", this.user, "csrf", "x")).statusCode())
			.isEqualTo(403);
		String other = new Visitor(this.hawcx).begin();
		assertThat(this.visitor.get(other).statusCode()).isEqualTo(403);
		assertThat(this.hawcx.latestCode(this.user)).isNull();
	}

	@Test
	void givesACookieOfItsOwnThatScriptsAndOtherSitesDoNotGet() {
		HttpResponse<String> response = this.visitor.get(this.visitor.authorize(Map.of()));
		int port = Integer.parseInt(this.hawcx.baseUrl().substring(this.hawcx.baseUrl().lastIndexOf(':') + 1));
		assertThat(response.headers().allValues("Set-Cookie")).singleElement()
			.asString()
			.matches("hawcx_emulator_" + port + "=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Lax");
	}

	@Test
	void changesTheCookieWithTheSignOn() {
		String before = this.visitor.get(this.visitor.authorize(Map.of()))
			.headers()
			.firstValue("Set-Cookie")
			.orElseThrow();
		String after = this.visitor.signIn(this.user).headers().firstValue("Set-Cookie").orElseThrow();
		assertThat(after).isNotEqualTo(before);
		assertThat(new Http(this.hawcx.baseUrl())
			.get(this.visitor.authorize(Map.of("prompt", "none")), "Cookie", before.split(";")[0])
			.headers()
			.firstValue("Location")
			.orElseThrow()).contains("error=login_required");
	}

	private List<HttpResponse<String>> pages() {
		List<HttpResponse<String>> pages = new ArrayList<>();
		pages.add(this.visitor.get("/authorize"));
		String login = this.visitor.begin();
		pages.add(this.visitor.get(login));
		this.visitor.submit("/login", pages.get(1).body(), Map.of("email", this.user));
		pages.add(this.visitor.get(login));
		pages.add(this.visitor.get("/step-up?token=" + startStepUp()));
		pages.add(this.visitor.get("/step-up"));
		return pages;
	}

	private String startStepUp() {
		return new Bearer(this.hawcx).startStepUp(this.user, "change_phone_number", "new_phone_number", "+15551234567");
	}

	private static void assertThatNoMarkupComesBack(HttpResponse<String> response) {
		assertThat(response.statusCode()).isLessThan(500);
		response.headers()
			.map()
			.forEach((name, values) -> assertThat(String.join("", values)).as(name).doesNotContain("<", "\"'"));
		if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
			assertThat(response.body()).doesNotContain("<script>", "\"'>");
		}
		else {
			assertThat(response.body()).doesNotContain("<script>");
		}
	}

}
