package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;

import io.hawcx.security.recent.RequireRecentLogin;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A recent login that is asked for in another thread than the request's.
 */
class AsyncRecentLoginTests {

	@Test
	void asyncWhenLoginIsTooOldThenIsAnsweredAsInTheRequestsThread() throws IOException {
		try (ContractApplication application = new ContractApplication(WebApplicationType.SERVLET,
				LoginContract.embedded(), ServletPages.class, AsyncPages.class)) {
			Visitor visitor = application.visitor();
			visitor.signInByHandOver(Clock.systemUTC().instant().minus(Duration.ofHours(1)));
			HttpResponse<String> script = visitor.browser().getAsScript("/later");
			assertThat(script.statusCode()).isEqualTo(401);
			assertThat(script.headers().firstValue("WWW-Authenticate").orElse(""))
				.contains("insufficient_user_authentication");
			assertThat(visitor.redirect("/later")).contains("/oauth2/authorization/hawcx?max_age=300");
		}
	}

	@Configuration(proxyBeanMethods = false)
	@RestController
	static class AsyncPages {

		@Bean
		static Guarded guarded() {
			return new Guarded();
		}

		private final Guarded guarded;

		AsyncPages(Guarded guarded) {
			this.guarded = guarded;
		}

		@GetMapping("/later")
		Callable<String> later() {
			return this.guarded::secret;
		}

	}

	static class Guarded {

		@RequireRecentLogin
		String secret() {
			return "secret";
		}

	}

}
