package io.hawcx.docs;

import org.junit.jupiter.api.Test;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.annotation.ReflectiveRuntimeHintsRegistrar;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;

import static org.assertj.core.api.Assertions.assertThat;

class ManagementRepliesTests {

	@Test
	void recordWhenNamedThenJacksonFindsItInAnImage() throws NoSuchMethodException {
		RuntimeHints hints = new RuntimeHints();
		new ReflectiveRuntimeHintsRegistrar().registerRuntimeHints(hints, ManagementReplies.class);
		assertThat(RuntimeHintsPredicates.reflection()
			.onConstructorInvocation(MfaStatus.class.getDeclaredConstructor(String.class))).accepts(hints);
	}

}
