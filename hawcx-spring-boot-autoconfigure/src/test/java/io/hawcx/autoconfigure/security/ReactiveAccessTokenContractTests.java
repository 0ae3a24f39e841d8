package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.security.handover.HawcxServerCodeHandover;
import io.hawcx.security.oauth2.HawcxServerLogin;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.session.InMemoryReactiveSessionRegistry;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.ReactiveOAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.SessionLimit;
import org.springframework.security.web.server.authentication.logout.HttpStatusReturningServerLogoutSuccessHandler;
import org.springframework.session.ReactiveMapSessionRepository;
import org.springframework.session.config.annotation.web.server.EnableSpringWebSession;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.config.Customizer.withDefaults;

class ReactiveAccessTokenContractTests extends AccessTokenContract {

	static {
		EventLoops.watch();
	}

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.REACTIVE, properties, ReactivePages.class, Extras.class);
	}

	@Override
	ContractApplication startShared(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.REACTIVE, properties, ReactivePages.class, Extras.class,
				Shared.class);
	}

	@Override
	ContractApplication startBesideResourceServer(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.REACTIVE, properties, ReactivePages.class, Extras.class,
				Chain.class);
	}

	@Test
	void chainWhenItsResourceServerIsNotNamedThenWarnsAtStartAndRefusesItsTokens(CapturedOutput output)
			throws IOException {
		Map<String, String> properties = LoginContract.embedded("hawcx.login.code-handover.token.enabled", "true",
				"test.beside", "false");
		try (ContractApplication application = startBesideResourceServer(properties)) {
			assertThat(output.getAll()).containsOnlyOnce("besideResourceServer()").contains("[bearers]");
			HttpResponse<String> reply = application.visitor()
				.browser()
				.getAsScript("/me", "Authorization", "Bearer " + ResourceServerKey.jwt("machine"));
			assertThat(Visitor.problem(reply)).isEqualTo("401 invalid_token");
		}
	}

	@Test
	void chainWhenSessionsAreLimitedThenTheOlderOneEndsAndTokensStayGood() throws IOException {
		Map<String, String> properties = LoginContract.embedded("hawcx.login.code-handover.token.enabled", "true",
				"test.beside", "true");
		try (ContractApplication application = startBesideResourceServer(properties)) {
			assertThat(application.bean(WebSessionManager.class)).isInstanceOf(DefaultWebSessionManager.class);
			Browser app = application.visitor().browser();
			String token = signIn(application);
			Visitor older = application.visitor();
			older.signInByRedirect();
			assertThat(older.status("/me")).isEqualTo(200);
			Visitor newer = application.visitor();
			newer.signInByRedirect();
			assertThat(newer.status("/me")).isEqualTo(200);
			assertThat(older.status("/me")).isEqualTo(302);
			signIn(application);
			assertThat(app.getAsScript("/me", "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
			assertThat(newer.status("/me")).isEqualTo(200);
		}
	}

	private static String signIn(ContractApplication application) throws IOException {
		Visitor visitor = application.visitor();
		String user = application.emulator().credentials().user();
		String code = visitor.mint(MintCodeRequest.forVerifier(Visitor.VERIFIER).subject(user));
		return token(visitor.browser()
			.postJson("/login/hawcx/token", Map.of("authCode", code, "codeVerifier", Visitor.VERIFIER)));
	}

	@Override
	String cookie(String sessionId) {
		return sessionId;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableSpringWebSession
	static class Shared {

		@Bean
		ReactiveMapSessionRepository sessionRepository() {
			return new ReactiveMapSessionRepository(new ConcurrentHashMap<>());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Chain {

		// Users are told apart by equality, and a user of Spring's has his login's time.
		@Bean
		ReactiveOAuth2UserService<OidcUserRequest, OidcUser> users() {
			return (request) -> Mono.just(new ChainSettingsContract.OwnUser(request.getIdToken()));
		}

		@Bean
		ReactiveJwtDecoder bearers() {
			return NimbusReactiveJwtDecoder.withSecretKey(ResourceServerKey.KEY).build();
		}

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, BeanFactory beans,
				@Value("${test.beside}") boolean beside) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			http.oauth2ResourceServer((server) -> server.jwt(withDefaults()));
			http.sessionManagement((sessions) -> sessions
				.concurrentSessions((limited) -> limited.sessionRegistry(new InMemoryReactiveSessionRegistry())
					.maximumSessions(SessionLimit.of(1))));
			http.logout((logout) -> logout.logoutSuccessHandler((exchange, user) -> exchange.getExchange()
				.getSession()
				.flatMap(WebSession::invalidate)
				.then(new HttpStatusReturningServerLogoutSuccessHandler(HttpStatus.NO_CONTENT).onLogoutSuccess(exchange,
						user))));
			HawcxServerLogin.hawcxLogin(beans).applyTo(http);
			HawcxServerCodeHandover handover = HawcxServerCodeHandover.hawcxCodeHandover(beans);
			(beside ? handover.besideResourceServer() : handover).applyTo(http);
			return http.build();
		}

	}

}
