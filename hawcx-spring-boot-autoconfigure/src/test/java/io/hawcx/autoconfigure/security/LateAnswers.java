package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a page that answers from another thread owes to a user whose login is too old, on
 * either web stack.
 */
final class LateAnswers {

	private LateAnswers() {
	}

	static void assertWantRecentLogin(ContractApplication application, String path) throws IOException {
		Visitor visitor = application.visitor();
		visitor.signInByHandOver(Clock.systemUTC().instant().minus(Duration.ofHours(1)));
		HttpResponse<String> script = visitor.browser().getAsScript(path);
		assertThat(script.statusCode()).isEqualTo(401);
		assertThat(script.headers().firstValue("WWW-Authenticate").orElse(""))
			.contains("insufficient_user_authentication");
		assertThat(visitor.redirect(path)).contains("/oauth2/authorization/hawcx?max_age=300");
		visitor.signInByHandOver();
		assertThat(visitor.body(path)).isEqualTo("secret");
	}

}
