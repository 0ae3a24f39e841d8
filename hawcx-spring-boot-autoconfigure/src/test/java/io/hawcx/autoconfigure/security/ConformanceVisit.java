package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

import org.springframework.boot.test.system.CapturedOutput;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One browser that meets a relying party and its misbehaving provider.
 */
final class ConformanceVisit {

	private final MisbehavingProvider provider;

	private final Visitor visitor;

	ConformanceVisit(MisbehavingProvider provider, ContractApplication application) {
		this.provider = provider;
		this.visitor = application.visitor();
	}

	String authorizationRequest() throws IOException {
		return this.visitor.redirect("/oauth2/authorization/hawcx");
	}

	HttpResponse<String> signIn(Consumer<IdTokenDraft> change) throws IOException {
		return signIn(change, (reply) -> {
		});
	}

	HttpResponse<String> signIn(Consumer<IdTokenDraft> change, Consumer<Map<String, Object>> replyChange)
			throws IOException {
		Map<String, String> asked = Browser.query(authorizationRequest());
		IdTokenDraft draft = this.provider.idToken("ES256", asked.get("nonce"));
		change.accept(draft);
		this.provider.answer(draft.serialize(), replyChange);
		return open(response("c", asked.get("state"), this.provider.issuer()));
	}

	HttpResponse<String> open(String path) throws IOException {
		return this.visitor.follow(this.visitor.browser().get(path));
	}

	/**
	 * Return an authorization response without the parameters that are {@code null}.
	 */
	static String response(String code, String state, String issuer) {
		StringBuilder response = new StringBuilder("/login/oauth2/code/hawcx?code=" + code);
		if (state != null) {
			response.append("&state=").append(encode(state));
		}
		if (issuer != null) {
			response.append("&iss=").append(encode(issuer));
		}
		return response.toString();
	}

	private static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	void assertSignedIn() throws IOException {
		assertThat(this.visitor.body("/me")).isEqualTo(MisbehavingProvider.EMAIL);
	}

	void assertRefused(HttpResponse<String> page, CapturedOutput log, String code, String rule) throws IOException {
		assertThat(page.body()).contains("Sign-in failed", "<code>" + code + "</code>");
		assertThat(log.getAll()).contains(rule);
		assertNotSignedIn();
	}

	void assertNotSignedIn() throws IOException {
		assertThat(this.visitor.status("/me")).isEqualTo(302);
	}

}
