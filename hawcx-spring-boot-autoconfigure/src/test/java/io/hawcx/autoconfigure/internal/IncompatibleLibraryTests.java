package io.hawcx.autoconfigure.internal;

import java.util.Objects;

import io.hawcx.IncompatibleLibraryException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link IncompatibleLibraryFailureAnalyzer}.
 */
@ExtendWith(OutputCaptureExtension.class)
class IncompatibleLibraryTests {

	@Test
	void startWhenALibraryIsIncompatibleThenSaysSoInOneSentence(CapturedOutput output) {
		SpringApplication application = new SpringApplication(Application.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException().isThrownBy(application::run);
		assertThat(Objects.toString(output)).contains("APPLICATION FAILED TO START", "the class path offers old.jar",
				"mvn dependency:tree");
	}

	@Configuration(proxyBeanMethods = false)
	static class Application {

		@Bean
		Object client() {
			throw new IncompatibleLibraryException("the class path offers old.jar first and new.jar after it");
		}

	}

}
