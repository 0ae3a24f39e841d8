package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

import io.hawcx.security.recent.RequireRecentLogin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the servlet stack does by other dispatches than the request's, on WebFlux: files,
 * error pages, and answers that come from another thread.
 */
class ReactiveDispatchTests {

	private static ContractApplication application;

	@BeforeAll
	static void start(@TempDir Path folder) throws IOException {
		Files.writeString(Files.createDirectory(folder.resolve("public")).resolve("static.html"), "static");
		application = new ContractApplication(WebApplicationType.REACTIVE,
				LoginContract.embedded("spring.web.resources.static-locations", folder.toUri().toString()),
				ReactivePages.class, LaterPages.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@CsvSource({ "/public/static.html, 200, static", "/public/broken, 500, Internal Server Error",
			"/public/absent, 404, Not Found" })
	void pageWhenPublicThenItsFileOrErrorNeedsNoLogin(String path, int status, String text) throws IOException {
		HttpResponse<String> reply = application.visitor().browser().get(path);
		assertThat(reply.statusCode()).isEqualTo(status);
		assertThat(reply.body()).contains(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/later/mono", "/later/flux", "/later/elsewhere" })
	void answerWhenLoginIsTooOldThenIsThatOfAnyOtherPage(String path) throws IOException {
		LateAnswers.assertWantRecentLogin(application, path);
	}

	@Configuration(proxyBeanMethods = false)
	@RestController
	static class LaterPages {

		private final Guarded guarded;

		LaterPages(Guarded guarded) {
			this.guarded = guarded;
		}

		@Bean
		static Guarded guarded() {
			return new Guarded();
		}

		@GetMapping("/public/broken")
		Mono<String> broken() {
			return Mono.error(new IllegalStateException("broken on purpose"));
		}

		@GetMapping("/later/mono")
		Mono<String> mono() {
			return Mono.defer(this.guarded::secret);
		}

		@GetMapping("/later/flux")
		Flux<String> flux() {
			return this.guarded.secrets();
		}

		@GetMapping("/later/elsewhere")
		Mono<String> elsewhere() {
			return Mono.just("").publishOn(Schedulers.parallel()).flatMap((nothing) -> this.guarded.secret());
		}

	}

	static class Guarded {

		@RequireRecentLogin
		Mono<String> secret() {
			return Mono.just("secret");
		}

		@RequireRecentLogin
		Flux<String> secrets() {
			return Flux.just("secret");
		}

	}

}
