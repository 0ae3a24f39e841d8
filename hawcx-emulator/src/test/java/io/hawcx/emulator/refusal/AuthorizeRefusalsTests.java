package io.hawcx.emulator.refusal;

import java.net.http.HttpResponse;
import java.util.Map;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.Http;
import io.hawcx.emulator.Visitor;
import io.hawcx.emulator.tenant.Client;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every refusal of {@code GET /authorize}: on a page where client or redirect URI is
 * wrong, else sent back with the state.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorizeRefusalsTests {

	private final HawcxEmulator hawcx = HawcxEmulator.builder()
		.client(Client.publicClient("registered").redirectUris("http://localhost:8080/cb", "https://app.example/cb"))
		.start();

	private final Visitor visitor = new Visitor(this.hawcx);

	@AfterAll
	void close() {
		this.hawcx.close();
	}

	@ParameterizedTest(name = "{0}={1}")
	@CsvSource({ "client_id, '', The client_id is missing or unknown.",
			"client_id, stranger, The client_id is missing or unknown.",
			"redirect_uri, '', The redirect_uri is missing or not registered for this client.",
			"redirect_uri, https://evil.example/, The redirect_uri is missing or not registered for this client.",
			"redirect_uri, http://localhost/#f, The redirect_uri is missing or not registered for this client.",
			"redirect_uri, http://u@localhost/, The redirect_uri is missing or not registered for this client.",
			"redirect_uri, http://10.0.0.1/, The redirect_uri is missing or not registered for this client.",
			"redirect_uri, myapp:/cb, The redirect_uri is missing or not registered for this client." })
	void showsAPageAndNeverRedirectsWhenClientOrRedirectUriIsBad(String name, String value, String text) {
		assertPage(this.visitor.authorize(Map.of(name, value)), text);
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost:8080/other", "http://localhost:8080/cb?a=b", "http://127.0.0.1:8080/cb",
			"https://localhost:8080/cb", "https://app.example:8443/cb", "https://app.example/cb/" })
	void comparesExactlyButForTheLoopbackPort(String redirectUri) {
		assertPage(this.visitor.authorize(Map.of("client_id", "registered", "redirect_uri", redirectUri)),
				"The redirect_uri is missing or not registered for this client.");
	}

	@Test
	void showsAPageWhenTheQueryCannotBeRead() {
		assertPage(this.visitor.authorize(Map.of()) + "&client_id=other",
				"The query cannot be read: parameter client_id is repeated.");
		assertPage(this.visitor.authorize(Map.of()) + "&state=s2",
				"The query cannot be read: parameter state is repeated.");
	}

	@ParameterizedTest(name = "{0}={1}")
	@CsvSource({ "response_type, '', invalid_request, response_type is not code",
			"response_type, token, unsupported_response_type, response_type is not code",
			"response_type, code id_token, unsupported_response_type, response_type is not code",
			"scope, '', invalid_scope, scope does not hold openid",
			"scope, email openidx, invalid_scope, scope does not hold openid",
			"code_challenge, '', invalid_request, CHALLENGE", "code_challenge, short, invalid_request, CHALLENGE",
			"code_challenge_method, '', invalid_request, CHALLENGE",
			"code_challenge_method, plain, invalid_request, CHALLENGE",
			"sdk_config_id, other, invalid_request, sdk_config_id is unknown",
			"response_mode, fragment, invalid_request, response_mode is not query",
			"max_age, old, invalid_request, max_age is not a number of seconds",
			"max_age, -1, invalid_request, max_age is not a number of seconds",
			"prompt, none, login_required, 'prompt is none, but the user has to sign in'",
			"prompt, none login, invalid_request, prompt is none and something else" })
	void sendsOtherErrorsBackWithTheState(String name, String value, String error, String description) {
		HttpResponse<String> response = this.visitor.get(this.visitor.authorize(Map.of(name, value)));
		assertThat(response.statusCode()).isEqualTo(302);
		assertThat(Visitor.location(response))
			.isEqualTo(Visitor.REDIRECT_URI + "?" + Http.encode(Map.of("error", error)) + "&"
					+ Http.encode(Map.of("error_description",
							description.replace("CHALLENGE",
									"code_challenge is not an S256 challenge with code_challenge_method S256")))
					+ "&state=s1");
		assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
	}

	@Test
	void sendsNoStateBackWhenNoneCame() {
		assertThat(Visitor.location(this.visitor.get(this.visitor.authorize(Map.of("scope", "email", "state", "")))))
			.doesNotContain("state");
	}

	private void assertPage(String path, String text) {
		Refusal.<Visitor>page(path, 400, "The application's request is wrong", text, (browser) -> browser.get(path))
			.assertPage(this.visitor);
	}

}
