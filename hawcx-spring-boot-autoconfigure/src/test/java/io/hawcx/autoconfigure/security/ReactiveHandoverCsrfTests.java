package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;

import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.security.handover.HawcxServerCodeHandover;
import io.hawcx.security.oauth2.HawcxServerLogin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * The CSRF tokens that a page is told on the reactive stack, against each way in which
 * Spring Security reads them there.
 */
class ReactiveHandoverCsrfTests {

	static {
		EventLoops.watch();
	}

	@ParameterizedTest
	@ValueSource(classes = { StockChain.class, CookieChain.class, PlainChain.class })
	void handOverWhenTokensAreToldThenTheChainTakesThemByHeaderAndByParameterAndAfterwards(Class<?> chain)
			throws IOException {
		try (ContractApplication application = new ContractApplication(WebApplicationType.REACTIVE,
				Map.of("hawcx.emulator.enabled", "true"), ReactivePages.class, chain)) {
			for (boolean byHeader : new boolean[] { true, false }) {
				Visitor visitor = application.visitor();
				HttpResponse<String> done = send(visitor, visitor.begin().get("csrf"), byHeader);
				assertThat(done.statusCode()).isEqualTo(200);
				JsonNode fresh = JsonMapper.shared().readTree(done.body()).get("csrf");
				assertThat(send(visitor, fresh, byHeader).statusCode()).isEqualTo(200);
			}
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void handOverWhenChainHasNoProtectionThenTheLogWarnsOnce(CapturedOutput output) throws IOException {
		try (ContractApplication application = new ContractApplication(WebApplicationType.REACTIVE,
				Map.of("hawcx.emulator.enabled", "true"), ReactivePages.class, OpenChain.class)) {
			for (int i = 0; i < 2; i++) {
				Visitor visitor = application.visitor();
				Map<String, String> body = Map.of("authCode",
						visitor.mint(MintCodeRequest.forVerifier(Visitor.VERIFIER).subject("user")), "codeVerifier",
						Visitor.VERIFIER);
				assertThat(visitor.browser().postJson("/login/hawcx", body).statusCode()).isEqualTo(200);
			}
		}
		assertThat(output.getAll()).containsOnlyOnce("login CSRF");
	}

	private static HttpResponse<String> send(Visitor visitor, JsonNode csrf, boolean byHeader) throws IOException {
		Map<String, String> body = Map.of("authCode",
				visitor.mint(MintCodeRequest.forVerifier(Visitor.VERIFIER).subject("user")), "codeVerifier",
				Visitor.VERIFIER);
		if (byHeader) {
			return visitor.browser()
				.postJson("/login/hawcx", body, csrf.get("headerName").asString(), csrf.get("token").asString());
		}
		return visitor.browser()
			.postForm("/login/hawcx",
					Browser.form(body) + "&" + Browser
						.form(Map.of(csrf.get("parameterName").asString(), csrf.get("parameterToken").asString())),
					"Sec-Fetch-Mode", "cors");
	}

	private static SecurityWebFilterChain chain(ServerHttpSecurity http, BeanFactory beans,
			Customizer<ServerHttpSecurity.CsrfSpec> csrf) {
		http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated()).csrf(csrf);
		HawcxServerLogin.hawcxLogin(beans).applyTo(http);
		HawcxServerCodeHandover.hawcxCodeHandover(beans).applyTo(http);
		return http.build();
	}

	@Configuration(proxyBeanMethods = false)
	static class StockChain {

		@Bean
		SecurityWebFilterChain stock(ServerHttpSecurity http, BeanFactory beans) {
			return chain(http, beans, withDefaults());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CookieChain {

		@Bean
		SecurityWebFilterChain cookie(ServerHttpSecurity http, BeanFactory beans) {
			return chain(http, beans,
					(csrf) -> csrf.csrfTokenRepository(CookieServerCsrfTokenRepository.withHttpOnlyFalse()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OpenChain {

		@Bean
		SecurityWebFilterChain open(ServerHttpSecurity http, BeanFactory beans) {
			return chain(http, beans, ServerHttpSecurity.CsrfSpec::disable);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PlainChain {

		@Bean
		SecurityWebFilterChain plain(ServerHttpSecurity http, BeanFactory beans) {
			return chain(http, beans,
					(csrf) -> csrf.csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler()));
		}

	}

}
