package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * Chains of the servlet stack without a word of Hawcx.
 */
@Configuration(proxyBeanMethods = false)
@RestController
class ForeignServletChains {

	@Bean
	@Order(1)
	SecurityFilterChain api(HttpSecurity http) {
		return rules(http.securityMatcher("/api/**")).csrf((csrf) -> csrf.disable())
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.httpBasic(withDefaults())
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain bearer(HttpSecurity http) {
		OpaqueTokenIntrospector tokens = (token) -> {
			if (!token.equals("good")) {
				throw new BadOpaqueTokenException("unknown");
			}
			return new DefaultOAuth2AuthenticatedPrincipal("app", Map.of("sub", "app"), AuthorityUtils.NO_AUTHORITIES);
		};
		return rules(http.securityMatcher("/bearer/**"))
			.oauth2ResourceServer((server) -> server.opaqueToken((opaque) -> opaque.introspector(tokens)))
			.build();
	}

	@Bean
	@Order(3)
	SecurityFilterChain form(HttpSecurity http) {
		return rules(http.securityMatcher("/form/**")).formLogin((login) -> login.loginPage("/form/login").permitAll())
			.logout((logout) -> logout.logoutUrl("/form/logout"))
			.build();
	}

	@Bean
	@Order(4)
	SecurityFilterChain other(HttpSecurity http) {
		return rules(http.securityMatcher("/other/**", "/oauth2/authorization/other", "/oauth2/authorization/nothing"))
			.oauth2Login((login) -> login.loginPage("/other/login")
				.redirectionEndpoint((from) -> from.baseUri("/other/code/*")))
			.logout((logout) -> logout.logoutUrl("/other/logout"))
			.build();
	}

	@Bean
	@Order(5)
	SecurityFilterChain open(HttpSecurity http) {
		return http.securityMatcher("/open/**")
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/open/forbidden").denyAll().anyRequest().permitAll())
			.build();
	}

	private static HttpSecurity rules(HttpSecurity http) {
		return http.authorizeHttpRequests((requests) -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
			.permitAll()
			.requestMatchers("/*/session", "/*/csrf", "/*/login")
			.permitAll()
			.requestMatchers("/*/forbidden")
			.denyAll()
			.anyRequest()
			.authenticated());
	}

	@Bean
	InMemoryUserDetailsManager machines() {
		return new InMemoryUserDetailsManager(User.withUsername(ForeignChainContract.USER)
			.password("{noop}" + ForeignChainContract.PASSWORD)
			.build());
	}

	@RequestMapping({ "/api/name", "/bearer/name", "/form/name", "/other/name", "/open/name" })
	String name(Authentication user) {
		return (user != null) ? user.getName() + " " + user.getAuthorities().size() : "nobody";
	}

	@PostMapping({ "/api/echo", "/bearer/echo", "/form/echo", "/open/echo" })
	String echo(HttpServletRequest request) throws IOException {
		return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	@GetMapping({ "/form/csrf", "/other/csrf", "/open/csrf" })
	ResponseEntity<Map<String, String>> csrf(CsrfToken token) {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Map.of("token", token.getToken()));
	}

	@GetMapping({ "/form/login", "/other/login" })
	String login() {
		return "sign in";
	}

	@GetMapping({ "/api/session", "/bearer/session", "/form/session", "/other/session", "/open/session" })
	List<String> session(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return (session != null) ? List.copyOf(new TreeSet<>(Collections.list(session.getAttributeNames())))
				: List.of("none");
	}

}
