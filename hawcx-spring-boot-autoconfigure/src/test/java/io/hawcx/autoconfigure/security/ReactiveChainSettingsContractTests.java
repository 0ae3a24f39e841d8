package io.hawcx.autoconfigure.security;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;

import io.hawcx.security.handover.HawcxServerCodeHandover;
import io.hawcx.security.oauth2.HawcxServerLogin;
import io.hawcx.security.recent.HawcxServerSecurityContextRepository;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.session.InMemoryReactiveSessionRegistry;
import org.springframework.security.core.session.ReactiveSessionRegistry;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeReactiveAuthenticationManager;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.ReactiveOAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.InvalidateLeastUsedServerMaximumSessionsExceededHandler;
import org.springframework.security.web.server.authentication.PreventLoginServerMaximumSessionsExceededHandler;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.ServerMaximumSessionsExceededHandler;
import org.springframework.security.web.server.authentication.SessionLimit;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionManager;

class ReactiveChainSettingsContractTests extends ChainSettingsContract {

	static {
		EventLoops.watch();
	}

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.REACTIVE, properties, ReactivePages.class, Chain.class);
	}

	@Configuration(proxyBeanMethods = false)
	@RestController
	static class Chain {

		private final Used used = new Used();

		@Bean
		Used used() {
			return this.used;
		}

		@GetMapping("/authorities")
		Mono<String> authorities(Authentication user) {
			return Mono.just(user.getAuthorities().toString());
		}

		// The reactive oauth2Login() takes user service and mapper as beans only.
		@Bean
		ReactiveOAuth2UserService<OidcUserRequest, OidcUser> users() {
			return (request) -> Mono.just(new OwnUser(request.getIdToken()));
		}

		@Bean
		GrantedAuthoritiesMapper mapper() {
			return (authorities) -> Stream
				.concat(authorities.stream(), Stream.of(new SimpleGrantedAuthority("FROM_MAPPER")))
				.toList();
		}

		@Bean
		ReactiveAuthenticationManager codes(
				ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokenClient,
				ReactiveJwtDecoderFactory<ClientRegistration> decoders) {
			OidcAuthorizationCodeReactiveAuthenticationManager manager = new OidcAuthorizationCodeReactiveAuthenticationManager(
					tokenClient, users());
			manager.setJwtDecoderFactory(decoders);
			manager.setAuthoritiesMapper(mapper());
			return (authentication) -> {
				this.used.redeemed.incrementAndGet();
				return manager.authenticate(authentication);
			};
		}

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, BeanFactory beans, ReactiveAuthenticationManager codes,
				WebSessionManager webSessionManager, @Value("${test.limit}") Limit limit) {
			RedirectServerAuthenticationFailureHandler failure = new RedirectServerAuthenticationFailureHandler(FAILED);
			ServerSecurityContextRepository contexts = new HawcxServerSecurityContextRepository(
					new CountingContexts(this.used), Clock.systemUTC());
			HawcxServerCodeHandover handover = HawcxServerCodeHandover.hawcxCodeHandover(beans);
			http.authorizeExchange(
					(exchanges) -> exchanges.pathMatchers("/public/**").permitAll().anyExchange().authenticated());
			http.securityContextRepository(contexts);
			HawcxServerLogin.hawcxLogin(beans).securityContextRepository(contexts).applyTo(http);
			http.oauth2Login((login) -> login.authenticationManager(codes).authenticationFailureHandler(failure));
			handover.authenticationManager(codes).securityContextRepository(contexts).failureHandler(failure);
			if (limit == Limit.NONE) {
				// With a success handler of its own, stock oauth2Login() limits nothing.
				RedirectServerAuthenticationSuccessHandler success = new RedirectServerAuthenticationSuccessHandler(
						WELCOME);
				http.oauth2Login((login) -> login.authenticationSuccessHandler(success));
				handover.successHandler(success);
			}
			else {
				limit(http, handover,
						(limit == Limit.REFUSE_FURTHER) ? new PreventLoginServerMaximumSessionsExceededHandler()
								: new InvalidateLeastUsedServerMaximumSessionsExceededHandler(
										((DefaultWebSessionManager) webSessionManager).getSessionStore()));
			}
			handover.applyTo(http);
			return http.build();
		}

		private void limit(ServerHttpSecurity http, HawcxServerCodeHandover handover,
				ServerMaximumSessionsExceededHandler exceeded) {
			ReactiveSessionRegistry registry = new InMemoryReactiveSessionRegistry();
			http.sessionManagement(
					(sessions) -> sessions.concurrentSessions((concurrency) -> concurrency.sessionRegistry(registry)
						.maximumSessions(SessionLimit.of(1))
						.maximumSessionsExceededHandler(exceeded)));
			handover.concurrentSessions(registry, SessionLimit.of(1), exceeded);
		}

	}

	/**
	 * Keeps logins under a name of its own, and counts them.
	 */
	static class CountingContexts implements ServerSecurityContextRepository {

		private final WebSessionServerSecurityContextRepository session = new WebSessionServerSecurityContextRepository();

		private final Used used;

		CountingContexts(Used used) {
			this.used = used;
			this.session.setSpringSecurityContextAttrName("OWN_CONTEXT");
		}

		@Override
		public Mono<Void> save(ServerWebExchange exchange, SecurityContext context) {
			if (context != null) {
				this.used.contexts.incrementAndGet();
			}
			return this.session.save(exchange, context);
		}

		@Override
		public Mono<SecurityContext> load(ServerWebExchange exchange) {
			return this.session.load(exchange);
		}

	}

}
