package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.hawcx.security.handover.HawcxServerCodeHandover;
import io.hawcx.security.oauth2.HawcxLoginEvent;
import io.hawcx.security.oauth2.HawcxServerScriptEntryPoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * A chain of the reactive stack with a hand-over and no {@code oauth2Login()}, whose
 * visitors have an anonymous authentication, and an application that authenticates
 * somebody itself.
 */
class ReactiveHandoverAloneTests {

	static {
		EventLoops.watch();
	}

	private static ContractApplication application;

	@BeforeAll
	static void start() {
		application = new ContractApplication(WebApplicationType.REACTIVE,
				LoginContract.embedded("hawcx.login.code-handover.token.enabled", "true"), ReactivePages.class,
				Chain.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void pageWhenItRefusesSomebodyItselfThenNoHandOverHasFailed() throws IOException {
		Visitor visitor = application.visitor();
		assertThat(visitor.signInByHandOver().statusCode()).isEqualTo(200);
		List<HawcxLoginEvent> events = application.bean(Chain.class).events;
		events.clear();
		for (HttpResponse<String> reply : List.of(visitor.browser().get("/refusing"),
				visitor.browser().getAsScript("/refusing"))) {
			assertThat(reply.statusCode()).isEqualTo(500);
			assertThat(reply.body()).doesNotContain("\"success\"");
		}
		assertThat(events).isEmpty();
	}

	@Test
	void scriptWhenAnonymousThenIsToldByProblemDetails() throws IOException {
		assertThat(Visitor.problem(application.visitor().browser().getAsScript("/me"))).isEqualTo("401 login_required");
	}

	@Configuration(proxyBeanMethods = false)
	@RestController
	static class Chain {

		private final List<HawcxLoginEvent> events = new CopyOnWriteArrayList<>();

		@EventListener
		void ended(HawcxLoginEvent event) {
			this.events.add(event);
		}

		@GetMapping("/refusing")
		Mono<String> refusing() {
			return Mono.error(new BadCredentialsException("refused by the application"));
		}

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, BeanFactory beans) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated()).anonymous(withDefaults());
			HawcxServerScriptEntryPoint.addTo(http);
			HawcxServerCodeHandover.hawcxCodeHandover(beans).applyTo(http);
			return http.build();
		}

	}

}
