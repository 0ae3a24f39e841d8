package io.hawcx.autoconfigure.security;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.security.handover.HawcxCodeHandoverConfigurer;
import io.hawcx.security.oauth2.HawcxAuthorizationCodeTokenResponseClient;
import io.hawcx.security.oauth2.HawcxAuthorizationRequestResolver;
import io.hawcx.security.oauth2.HawcxIdTokenDecoderFactory;
import io.hawcx.security.oauth2.HawcxLoginClient;
import io.hawcx.security.oauth2.HawcxLoginClients;
import io.hawcx.security.oauth2.HawcxLoginConfigurer;
import io.hawcx.security.oauth2.HawcxTenantRegistrationRepository;
import io.hawcx.security.recent.HawcxRecentLogin;
import io.hawcx.security.stepup.HawcxStepUpConfigurer;
import io.hawcx.security.token.HawcxAccessTokenFilter;
import io.hawcx.security.token.HawcxAccessTokens;
import io.hawcx.security.user.HawcxUser;
import io.hawcx.security.user.HawcxUserService;
import jakarta.servlet.DispatcherType;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.authorization.EnableMultiFactorAuthentication;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application of several tenants, written by hand, that merges the factors of several
 * logins of a user.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableMultiFactorAuthentication(authorities = {})
@RestController
class TenantServletApplication {

	@Bean
	ClientRegistrationRepository registrations(HawcxLoginClients clients) {
		return new HawcxTenantRegistrationRepository(clients, List.of());
	}

	@Bean
	OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> tokenClient(HawcxLoginClients clients) {
		return new HawcxAuthorizationCodeTokenResponseClient(clients,
				new RestClientAuthorizationCodeTokenResponseClient());
	}

	@Bean
	JwtDecoderFactory<ClientRegistration> decoders(HawcxLoginClients clients) {
		return new HawcxIdTokenDecoderFactory(clients, new OidcIdTokenDecoderFactory());
	}

	@Bean
	OAuth2AuthorizationRequestResolver resolver(ClientRegistrationRepository registrations, HawcxLoginClients clients) {
		return new HawcxAuthorizationRequestResolver(registrations, clients, "/oauth2/authorization");
	}

	@Bean
	HawcxUserService users(HawcxLoginClients clients) {
		return new HawcxUserService(clients, new OidcUserService());
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
	FilterRegistrationBean<HawcxAccessTokenFilter> tokenFilter(HawcxAccessTokens tokens) {
		FilterRegistrationBean<HawcxAccessTokenFilter> registration = new FilterRegistrationBean<>(
				new HawcxAccessTokenFilter(tokens, null, PathPatternRequestMatcher.withDefaults()));
		registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER - 1);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		return registration;
	}

	@Bean
	SecurityFilterChain chain(HttpSecurity http, HawcxLoginClients clients, Tenants tenants) {
		http.authorizeHttpRequests((requests) -> requests.requestMatchers("/public/**")
			.permitAll()
			.requestMatchers("/ruled")
			.access(HawcxRecentLogin.hawcxRecentLogin()
				.registrationIds((id) -> clients.find(id) != null)
				.within(Duration.ofMinutes(5)))
			.anyRequest()
			.authenticated());
		http.with(HawcxLoginConfigurer.hawcxLogin(), withDefaults());
		http.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(), withDefaults());
		http.with(HawcxStepUpConfigurer.hawcxStepUp(), (stepUp) -> stepUp.clients(tenants::hawcx));
		return http.build();
	}

	static HawcxLoginClients clients(Tenants tenants) {
		return tenants.clients((registration, credentials) -> new HawcxLoginClient(registration,
				HawcxOAuth.fromIssuer(credentials.issuer(), credentials.configId(), credentials.publicClientId())));
	}

	@GetMapping("/public/csrf")
	ResponseEntity<Map<String, CsrfToken>> csrf(CsrfToken token) {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(Map.of("csrf", token));
	}

	@Bean
	Customizer<HttpSecurity> recentLogins() {
		return HawcxRecentLogin.customizer((name) -> "/oauth2/authorization/" + name, Clock.systemUTC());
	}

	@GetMapping("/ruled")
	String ruled() {
		return "ruled";
	}

	@GetMapping("/me")
	String me(Authentication login, @AuthenticationPrincipal HawcxUser user) {
		return Tenants.describe(login, user);
	}

}
