package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;

import io.hawcx.security.recent.RequireRecentLogin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * A recent login that is asked for in another thread than the request's, to which the
 * application has handed the user.
 */
class AsyncRecentLoginTests {

	private static ContractApplication application;

	@BeforeAll
	static void start() {
		application = new ContractApplication(WebApplicationType.SERVLET, LoginContract.embedded(), ServletPages.class,
				AsyncPages.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/later/callable", "/later/future", "/later/deferred" })
	void asyncWhenLoginIsTooOldThenIsAnsweredAsInTheRequestsThread(String path) throws IOException {
		LateAnswers.assertWantRecentLogin(application, path);
	}

	@Configuration(proxyBeanMethods = false)
	@RestController
	static class AsyncPages {

		private final Executor executor = new DelegatingSecurityContextExecutor(ForkJoinPool.commonPool());

		private final Guarded guarded;

		AsyncPages(Guarded guarded) {
			this.guarded = guarded;
		}

		@Bean
		static Guarded guarded() {
			return new Guarded();
		}

		@GetMapping("/later/callable")
		Callable<String> callable() {
			return this.guarded::secret;
		}

		@GetMapping("/later/future")
		CompletableFuture<String> future() {
			return CompletableFuture.supplyAsync(this.guarded::secret, this.executor);
		}

		@GetMapping("/later/deferred")
		DeferredResult<String> deferred() {
			DeferredResult<String> result = new DeferredResult<>();
			future().whenComplete((secret, failure) -> {
				if (failure != null) {
					result.setErrorResult(failure);
				}
				else {
					result.setResult(secret);
				}
			});
			return result;
		}

	}

	static class Guarded {

		@RequireRecentLogin
		String secret() {
			return "secret";
		}

	}

}
