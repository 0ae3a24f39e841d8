package io.hawcx.security.handover;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link HandoverSettings} through the two types that applications set them on.
 */
class HandoverSettingsTests {

	@ParameterizedTest
	@MethodSource({ "servletMistakes", "reactiveMistakes" })
	void setWhenValueIsUnusableThenSaysWhich(String message, ThrowingCallable call) {
		assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
	}

	@Test
	void setWhenOriginsChangeAfterwardsThenKeepsThoseThatWereSet() {
		List<String> origins = Arrays.asList("https://app.example.com");
		HandoverSettings settings = new HandoverSettings();
		settings.setAllowedOrigins(origins);
		origins.set(0, "https://evil.example.com");
		assertThat(refusal(settings, "https://app.example.com")).isNull();
		assertThat(refusal(settings, "https://evil.example.com")).isNotNull();
	}

	@SuppressWarnings("NullAway")
	static Stream<Arguments> servletMistakes() {
		HawcxCodeHandoverConfigurer handover = HawcxCodeHandoverConfigurer.hawcxCodeHandover();
		return Stream.of(mistake("path must not be null", () -> handover.path(null)),
				mistake("path must begin with a slash and not end with one: 'login'", () -> handover.path("login")),
				mistake("path must begin with a slash and not end with one: '/'", () -> handover.path("/")),
				mistake("binding must not be null", () -> handover.binding(null)),
				mistake("allowedOrigins must not be null", () -> handover.allowedOrigins(null)),
				mistake("allowedOrigins must not contain null",
						() -> handover.allowedOrigins(Arrays.asList((String) null))),
				mistake("failureUrl must not be empty", () -> handover.failureUrl(" ")),
				mistake("failuresPerMinute must not be negative", () -> handover.failuresPerMinute(-1)),
				mistake("clock must not be null", () -> handover.clock(null)),
				mistake("securityContextRepository must not be null", () -> handover.securityContextRepository(null)));
	}

	@SuppressWarnings("NullAway")
	static Stream<Arguments> reactiveMistakes() {
		HawcxServerCodeHandover handover = HawcxServerCodeHandover.hawcxCodeHandover(new StaticListableBeanFactory());
		return Stream.of(mistake("path must not be null", () -> handover.path(null)),
				mistake("binding must not be null", () -> handover.binding(null)),
				mistake("allowedOrigins must not be null", () -> handover.allowedOrigins(null)),
				mistake("failureUrl must not be empty", () -> handover.failureUrl("")),
				mistake("failuresPerMinute must not be negative", () -> handover.failuresPerMinute(-1)),
				mistake("clock must not be null", () -> handover.clock(null)),
				mistake("registry must not be null", () -> handover.concurrentSessions(null, null, null)),
				mistake("securityContextRepository must not be null", () -> handover.securityContextRepository(null)),
				mistake("requestCache must not be null", () -> handover.requestCache(null)),
				mistake("authorizedClientRepository must not be null", () -> handover.authorizedClientRepository(null)),
				mistake("http must not be null", () -> handover.applyTo(null)));
	}

	private static Arguments mistake(String message, ThrowingCallable call) {
		return Arguments.arguments(message, call);
	}

	private static String refusal(HandoverSettings settings, String origin) {
		return settings.origins()
			.refusal((name) -> name.equals("Origin") ? origin : name.equals("Sec-Fetch-Site") ? "cross-site" : null);
	}

}
