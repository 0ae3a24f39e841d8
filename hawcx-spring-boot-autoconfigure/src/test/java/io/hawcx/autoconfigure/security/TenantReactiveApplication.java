package io.hawcx.autoconfigure.security;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.hawcx.oauth.HawcxOAuthAsync;
import io.hawcx.security.handover.HawcxServerCodeHandover;
import io.hawcx.security.oauth2.HawcxLoginClient;
import io.hawcx.security.oauth2.HawcxLoginClients;
import io.hawcx.security.oauth2.HawcxReactiveAuthorizationCodeTokenResponseClient;
import io.hawcx.security.oauth2.HawcxReactiveIdTokenDecoderFactory;
import io.hawcx.security.oauth2.HawcxReactiveTenantRegistrationRepository;
import io.hawcx.security.oauth2.HawcxServerAuthorizationRequestResolver;
import io.hawcx.security.oauth2.HawcxServerLogin;
import io.hawcx.security.recent.HawcxServerRecentLogin;
import io.hawcx.security.stepup.HawcxServerStepUp;
import io.hawcx.security.token.HawcxAccessTokenWebFilter;
import io.hawcx.security.token.HawcxAccessTokens;
import io.hawcx.security.user.HawcxReactiveUserService;
import io.hawcx.security.user.HawcxUser;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.ReactiveOidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.DefaultServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoderFactory;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.savedrequest.WebSessionServerRequestCache;
import org.springframework.security.web.server.util.matcher.PathPatternParserServerWebExchangeMatcher;
import org.springframework.session.ReactiveSessionRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application of several tenants on the reactive stack, written by hand.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(NettyServer.class)
@RestController
class TenantReactiveApplication {

	@Bean
	ReactiveClientRegistrationRepository registrations(HawcxLoginClients clients) {
		return new HawcxReactiveTenantRegistrationRepository(clients, List.of());
	}

	@Bean
	ReactiveOAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokenClient(
			HawcxLoginClients clients) {
		return new HawcxReactiveAuthorizationCodeTokenResponseClient(clients,
				new WebClientReactiveAuthorizationCodeTokenResponseClient());
	}

	@Bean
	ReactiveJwtDecoderFactory<ClientRegistration> decoders(HawcxLoginClients clients) {
		return new HawcxReactiveIdTokenDecoderFactory(clients, new ReactiveOidcIdTokenDecoderFactory());
	}

	@Bean
	ServerOAuth2AuthorizationRequestResolver resolver(ReactiveClientRegistrationRepository registrations,
			HawcxLoginClients clients) {
		return new HawcxServerAuthorizationRequestResolver(registrations, clients,
				new PathPatternParserServerWebExchangeMatcher(
						DefaultServerOAuth2AuthorizationRequestResolver.DEFAULT_AUTHORIZATION_REQUEST_PATTERN));
	}

	@Bean
	HawcxReactiveUserService users(HawcxLoginClients clients) {
		return new HawcxReactiveUserService(clients, new OidcReactiveOAuth2UserService());
	}

	@Bean
	GrantedAuthoritiesMapper issuers() {
		return Tenants::withIssuer;
	}

	@Bean
	HawcxAccessTokens tokens() {
		return new HawcxAccessTokens("/login/hawcx/token", Duration.ofMinutes(5), Duration.ofMinutes(5), 0, false)
			.forTenants();
	}

	@Bean
	HawcxAccessTokenWebFilter tokenFilter(HawcxAccessTokens tokens) {
		return new HawcxAccessTokenWebFilter(tokens);
	}

	@Bean
	static AccessTokenSessionsPostProcessor tokenSessions(ObjectProvider<HawcxAccessTokens> tokens,
			ObjectProvider<ReactiveSessionRepository<?>> sessions) {
		return new AccessTokenSessionsPostProcessor(tokens, sessions);
	}

	@Bean
	SecurityWebFilterChain chain(ServerHttpSecurity http, BeanFactory beans, HawcxLoginClients clients,
			Tenants tenants) {
		http.authorizeExchange((exchanges) -> exchanges.pathMatchers("/public/**")
			.permitAll()
			.pathMatchers("/ruled")
			.access(HawcxServerRecentLogin.hawcxRecentLogin()
				.registrationIds((id) -> clients.find(id) != null)
				.within(Duration.ofMinutes(5)))
			.anyExchange()
			.authenticated());
		HawcxServerLogin.hawcxLogin(beans).applyTo(http);
		HawcxServerCodeHandover.hawcxCodeHandover(beans).applyTo(http);
		HawcxServerStepUp.hawcxStepUp(beans).clients(tenants::hawcxAsync).applyTo(http);
		return http.build();
	}

	static HawcxLoginClients clients(Tenants tenants) {
		return tenants.clients((registration, credentials) -> new HawcxLoginClient(registration, HawcxOAuthAsync
			.fromIssuer(credentials.issuer(), credentials.configId(), credentials.publicClientId())));
	}

	@GetMapping("/public/csrf")
	Mono<ResponseEntity<Map<String, CsrfToken>>> csrf(
			@RequestAttribute("org.springframework.security.web.server.csrf.CsrfToken") Mono<CsrfToken> token) {
		return token
			.map((found) -> ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Map.of("csrf", found)));
	}

	@Bean
	Customizer<ServerHttpSecurity> recentLogins() {
		return HawcxServerRecentLogin.customizer((name) -> "/oauth2/authorization/" + name, Clock.systemUTC(),
				new WebSessionServerRequestCache());
	}

	@GetMapping("/ruled")
	Mono<String> ruled() {
		return Mono.just("ruled");
	}

	@GetMapping("/me")
	Mono<String> me(Authentication login, @AuthenticationPrincipal HawcxUser user) {
		return Mono.just(Tenants.describe(login, user));
	}

}
