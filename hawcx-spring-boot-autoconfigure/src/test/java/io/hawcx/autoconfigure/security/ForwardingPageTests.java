package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the default chain asks of dispatches besides the request itself.
 */
class ForwardingPageTests {

	@Test
	void pageWhenPublicThenItsForwardsAndErrorsNeedNoLogin(@TempDir Path folder) throws IOException {
		Files.writeString(folder.resolve("index.html"), "welcome");
		Map<String, String> properties = LoginContract.embedded("spring.web.resources.static-locations",
				folder.toUri().toString());
		try (ContractApplication application = new ContractApplication(WebApplicationType.SERVLET, properties,
				Pages.class)) {
			Visitor visitor = application.visitor();
			assertThat(visitor.body("/")).isEqualTo("welcome");
			assertThat(visitor.body("/public/forwarding")).isEqualTo("inner");
			assertThat(visitor.redirect("/inner")).endsWith("/oauth2/authorization/hawcx");
			HttpResponse<String> broken = visitor.browser().get("/public/broken");
			assertThat(broken.statusCode()).isEqualTo(500);
			assertThat(broken.body()).contains("Internal Server Error");
			assertThat(visitor.status("/public/absent")).isEqualTo(404);
			assertThat(visitor.redirect("/error")).isNotEmpty();
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Pages {

		@GetMapping("/public/forwarding")
		ModelAndView forwarding() {
			return new ModelAndView("forward:/inner");
		}

		@GetMapping("/inner")
		String inner() {
			return "inner";
		}

		@GetMapping("/public/broken")
		String broken() {
			throw new IllegalStateException("broken on purpose");
		}

	}

}
