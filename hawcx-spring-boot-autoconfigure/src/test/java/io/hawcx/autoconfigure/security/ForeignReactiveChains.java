package io.hawcx.autoconfigure.security;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.MapReactiveUserDetailsService;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.ReactiveOpaqueTokenIntrospector;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationFailureHandler;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.WebSession;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * Chains of the reactive stack without a word of Hawcx.
 */
@Configuration(proxyBeanMethods = false)
@RestController
class ForeignReactiveChains {

	@Bean
	@Order(1)
	SecurityWebFilterChain api(ServerHttpSecurity http) {
		return rules(http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/api/**")))
			.csrf((csrf) -> csrf.disable())
			.httpBasic(withDefaults())
			.build();
	}

	@Bean
	@Order(2)
	SecurityWebFilterChain bearer(ServerHttpSecurity http) {
		ReactiveOpaqueTokenIntrospector tokens = (token) -> token.equals("good") ? Mono
			.just(new DefaultOAuth2AuthenticatedPrincipal("app", Map.of("sub", "app"), AuthorityUtils.NO_AUTHORITIES))
				: Mono.error(new BadOpaqueTokenException("unknown"));
		return rules(http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/bearer/**")))
			.oauth2ResourceServer((server) -> server.opaqueToken((opaque) -> opaque.introspector(tokens)))
			.build();
	}

	@Bean
	@Order(3)
	SecurityWebFilterChain form(ServerHttpSecurity http) {
		return rules(http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/form/**")))
			.formLogin((login) -> login.loginPage("/form/login"))
			.logout((logout) -> logout.logoutUrl("/form/logout"))
			.build();
	}

	@Bean
	@Order(4)
	SecurityWebFilterChain other(ServerHttpSecurity http) {
		return rules(http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/other/**",
				"/oauth2/authorization/other", "/oauth2/authorization/nothing")))
			.oauth2Login((login) -> login.loginPage("/other/login")
				.authenticationFailureHandler(new RedirectServerAuthenticationFailureHandler("/other/login?error"))
				.authenticationMatcher(new PathPatternParserServerWebExchangeMatcher("/other/code/{registrationId}")))
			.logout((logout) -> logout.logoutUrl("/other/logout"))
			.build();
	}

	@Bean
	@Order(5)
	SecurityWebFilterChain open(ServerHttpSecurity http) {
		return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers("/open/**"))
			.authorizeExchange(
					(exchanges) -> exchanges.pathMatchers("/open/forbidden").denyAll().anyExchange().permitAll())
			.build();
	}

	private static ServerHttpSecurity rules(ServerHttpSecurity http) {
		return http.authorizeExchange((exchanges) -> exchanges.pathMatchers("/*/session", "/*/csrf", "/*/login")
			.permitAll()
			.pathMatchers("/*/forbidden")
			.denyAll()
			.anyExchange()
			.authenticated());
	}

	@Bean
	MapReactiveUserDetailsService machines() {
		return new MapReactiveUserDetailsService(User.withUsername(ForeignChainContract.USER)
			.password("{noop}" + ForeignChainContract.PASSWORD)
			.build());
	}

	@RequestMapping({ "/api/name", "/bearer/name", "/form/name", "/other/name", "/open/name" })
	Mono<String> name(Authentication user) {
		return Mono.just((user != null) ? user.getName() + " " + user.getAuthorities().size() : "nobody");
	}

	@PostMapping({ "/api/echo", "/bearer/echo", "/form/echo", "/open/echo" })
	Mono<String> echo(ServerHttpRequest request) {
		return DataBufferUtils.join(request.getBody())
			.map((buffer) -> buffer.toString(StandardCharsets.UTF_8))
			.defaultIfEmpty("nothing");
	}

	@GetMapping({ "/form/csrf", "/other/csrf", "/open/csrf" })
	Mono<ResponseEntity<Map<String, String>>> csrf(
			@RequestAttribute("org.springframework.security.web.server.csrf.CsrfToken") Mono<CsrfToken> token) {
		return token.map((found) -> ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.body(Map.of("token", found.getToken())));
	}

	@GetMapping({ "/form/login", "/other/login" })
	Mono<String> login() {
		return Mono.just("sign in");
	}

	@GetMapping({ "/api/session", "/bearer/session", "/form/session", "/other/session", "/open/session" })
	List<String> session(WebSession session) {
		return session.isStarted() ? List.copyOf(new TreeSet<>(session.getAttributes().keySet())) : List.of("none");
	}

}
