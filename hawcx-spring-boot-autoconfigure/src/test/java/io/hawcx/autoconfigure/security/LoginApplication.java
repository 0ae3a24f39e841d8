package io.hawcx.autoconfigure.security;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.autoconfigure.http.HawcxRestClientCustomizer;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application without a line of security configuration, on a free port.
 */
class LoginApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	LoginApplication(Map<String, Object> properties, Class<?>... more) {
		Map<String, Object> all = new LinkedHashMap<>(properties);
		all.put("server.port", "0");
		all.put("server.address", "127.0.0.1");
		all.put("spring.jmx.enabled", "false");
		this.context = new SpringApplicationBuilder(Application.class).sources(more)
			.web(WebApplicationType.SERVLET)
			.bannerMode(Banner.Mode.OFF)
			.properties(all)
			.run();
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	List<String> beanNames() {
		return List.of(this.context.getBeanDefinitionNames());
	}

	String beanType(String name) {
		// Lambdas and proxies have a name of their own in each context.
		return String.valueOf(this.context.getType(name)).replaceFirst("(\\$\\$|@|\\$Proxy).*", "");
	}

	Browser browser() {
		return new Browser("http://127.0.0.1:" + this.context.getEnvironment().getProperty("local.server.port"));
	}

	List<Exchange> exchanges() {
		return this.context.getBean(RecordedRequests.class).seen;
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * A request to Hawcx as an interceptor saw it.
	 *
	 * @param path its path
	 * @param headers its headers
	 * @param body its body
	 */
	record Exchange(String path, Map<String, String> headers, String body) {
	}

	static class RecordedRequests {

		private final List<Exchange> seen = new ArrayList<>();

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@RestController
	static class Application {

		@GetMapping("/")
		String home() {
			return "home";
		}

		@GetMapping("/me")
		String me(@AuthenticationPrincipal OidcUser user) {
			return user.getEmail();
		}

		@GetMapping("/public/broken")
		String broken() {
			throw new IllegalStateException("broken on purpose");
		}

		@Bean
		RecordedRequests exchanges() {
			return new RecordedRequests();
		}

		@Bean
		HawcxRestClientCustomizer recorder(RecordedRequests exchanges) {
			return (builder) -> builder.requestInterceptor((request, body, execution) -> {
				Map<String, String> headers = request.getHeaders().toSingleValueMap();
				exchanges.seen.add(new Exchange(request.getURI().getPath(), headers, new String(body)));
				return execution.execute(request, body);
			});
		}

	}

}
