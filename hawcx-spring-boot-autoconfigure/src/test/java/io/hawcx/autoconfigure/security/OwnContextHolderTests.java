package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that keeps the security context where it likes, by a bean, and not where
 * {@code SecurityContextHolder} does unless told otherwise.
 */
class OwnContextHolderTests {

	private static ContractApplication application;

	@BeforeAll
	static void start() {
		application = new ContractApplication(WebApplicationType.SERVLET, LoginContract.embedded(), ServletPages.class,
				OwnServletChain.class, Strategy.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/ruled", "/guarded" })
	void pageWhenLoginIsTooOldThenAsksForAnother(String path) throws IOException {
		Visitor visitor = application.visitor();
		Instant old = Clock.systemUTC().instant().minus(Duration.ofMinutes(10));
		assertThat(visitor.signInByHandOver(old).statusCode()).isEqualTo(200);
		assertThat(visitor.redirect(path)).endsWith("max_age=300");
		assertThat(visitor.signInByHandOver().statusCode()).isEqualTo(200);
		assertThat(visitor.status(path)).isEqualTo(200);
	}

	@Test
	void redirectWhenUserComesBackThenIsSignedIn() throws IOException {
		Visitor visitor = application.visitor();
		visitor.signInByRedirect();
		assertThat(visitor.body("/me")).isEqualTo(application.emulator().credentials().user());
	}

	@Configuration(proxyBeanMethods = false)
	static class Strategy {

		@Bean
		SecurityContextHolderStrategy contexts() {
			return new OwnStrategy();
		}

	}

	private static final class OwnStrategy implements SecurityContextHolderStrategy {

		private final ThreadLocal<SecurityContext> current = ThreadLocal.withInitial(this::createEmptyContext);

		@Override
		public void clearContext() {
			this.current.remove();
		}

		@Override
		public SecurityContext getContext() {
			return this.current.get();
		}

		@Override
		public void setContext(SecurityContext context) {
			this.current.set(context);
		}

		@Override
		public SecurityContext createEmptyContext() {
			return new SecurityContextImpl();
		}

	}

}
