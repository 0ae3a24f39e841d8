package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.hawcx.security.handover.HawcxServerCodeHandover;
import io.hawcx.security.oauth2.HawcxServerLogin;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an application on the reactive stack may answer a missing CSRF token itself.
 */
class OwnCsrfHandlerTests {

	private static final String ANSWER = "{\"from\":\"the application\"}";

	@Test
	void postWhenChainRefusesItselfThenIsLeftToIt() throws IOException {
		try (ContractApplication application = new ContractApplication(WebApplicationType.REACTIVE,
				LoginContract.embedded(), ReactivePages.class, RefusingChain.class)) {
			for (String path : List.of("/login/hawcx", "/guarded")) {
				HttpResponse<String> refused = application.visitor().browser().postJson(path, Map.of("code", "c"));
				assertThat(refused.statusCode()).isEqualTo(403);
				assertThat(refused.body()).isEqualTo(ANSWER);
			}
		}
	}

	@Configuration(proxyBeanMethods = false)
	static class RefusingChain {

		@Bean
		SecurityWebFilterChain refusing(ServerHttpSecurity http, BeanFactory beans) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			http.csrf((csrf) -> csrf.accessDeniedHandler((exchange, denied) -> {
				ServerHttpResponse response = exchange.getResponse();
				response.setStatusCode(HttpStatus.FORBIDDEN);
				response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
				return response.writeWith(Mono
					.fromSupplier(() -> response.bufferFactory().wrap(ANSWER.getBytes(StandardCharsets.UTF_8))));
			}));
			HawcxServerLogin.hawcxLogin(beans).applyTo(http);
			HawcxServerCodeHandover.hawcxCodeHandover(beans).applyTo(http);
			return http.build();
		}

	}

}
