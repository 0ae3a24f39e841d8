package io.hawcx.security.factor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.nimbusds.jwt.JWTClaimsSet;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.security.fixture.FakeProvider;
import io.hawcx.security.fixture.HandoverChallenges;
import io.hawcx.security.fixture.Json;
import io.hawcx.security.fixture.LoginApp;
import io.hawcx.security.fixture.LoginChains;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxIdTokenDecoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.config.annotation.authorization.EnableMultiFactorAuthentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * Section 9: factors of both ways in, under {@code @EnableMultiFactorAuthentication}.
 */
class HawcxFactorsMapperLoginTests {

	private static final String PATH = "/login/hawcx";

	private static final Instant AUTH_TIME = Instant.parse("2026-01-01T00:00:00Z");

	private final FakeProvider provider = new FakeProvider();

	private final FakeProvider secondProvider = new FakeProvider();

	private final LoginApp app = LoginApp.of(this.provider, MultiFactorChain.class, second());

	@AfterEach
	void stop() {
		this.app.close();
		this.provider.close();
		this.secondProvider.close();
	}

	private ClientRegistration second() {
		return ClientRegistration.withRegistrationId("second")
			.clientId(FakeProvider.CLIENT_ID)
			.clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
			.scope("openid")
			.authorizationUri(this.secondProvider.issuer() + "/authorize")
			.tokenUri(this.secondProvider.issuer() + "/oauth2/token")
			.jwkSetUri(this.secondProvider.issuer() + "/jwks")
			.issuerUri(this.secondProvider.issuer())
			.build();
	}

	private static Consumer<JWTClaimsSet.Builder> claims(Object nonce, String... amr) {
		return (claims) -> claims.claim("nonce", nonce)
			.claim("amr", List.of(amr))
			.claim("auth_time", AUTH_TIME.getEpochSecond());
	}

	private MockHttpServletResponse redirect(FakeProvider answering, String id, String... amr) throws Exception {
		OAuth2AuthorizationRequest begun = this.app.begin(id);
		String idToken = answering.sign(claims(begun.getAdditionalParameters().get("nonce"), amr));
		answering.tokens(200,
				Map.of("id_token", idToken, "token_type", "Bearer", "expires_in", 300, "access_token", "opaque"));
		return this.app
			.perform(get("/login/oauth2/code/" + id).param("code", "the-code").param("state", begun.getState()));
	}

	private void handover(String... amr) throws Exception {
		Map<String, Object> nonce = this.app.nonce(PATH);
		this.provider.idToken(this.provider.sign(claims(nonce.get("nonce"), amr)));
		String body = Json.write(Map.of("code", "the-code", "code_verifier", HandoverChallenges.VERIFIER));
		assertThat(this.app.perform(this.app.handover(PATH, nonce).contentType("application/json").content(body))
			.getStatus()).isEqualTo(200);
	}

	private List<FactorGrantedAuthority> factors() {
		return this.app.signedIn()
			.getAuthorities()
			.stream()
			.filter(FactorGrantedAuthority.class::isInstance)
			.map(FactorGrantedAuthority.class::cast)
			.toList();
	}

	private int account() throws Exception {
		return this.app.perform(get("/account").accept("text/html")).getStatus();
	}

	@Test
	void redirectWhenMethodIsRequiredThenFactorOpensThePage() throws Exception {
		redirect(this.provider, "hawcx", "swk");
		assertFactors("FACTOR_AUTHORIZATION_CODE", "FACTOR_HAWCX_SWK");
		assertThat(account()).isEqualTo(200);
	}

	@Test
	void handoverWhenMethodIsRequiredThenFactorOpensThePage() throws Exception {
		handover("swk", "otp");
		assertFactors("FACTOR_AUTHORIZATION_CODE", "FACTOR_HAWCX_SWK", "FACTOR_HAWCX_OTP");
		assertThat(account()).isEqualTo(200);
	}

	private void assertFactors(String... authorities) {
		assertThat(factors()).extracting(FactorGrantedAuthority::getAuthority).containsExactlyInAnyOrder(authorities);
		assertThat(factors()).extracting(FactorGrantedAuthority::getIssuedAt).containsOnly(AUTH_TIME);
	}

	@Test
	void loginWhenFactorIsMissingThenForbiddenAndNotInCircles() throws Exception {
		redirect(this.provider, "hawcx", "otp");
		assertThat(account()).isEqualTo(403);
	}

	@Test
	void handoverWhenAnotherMethodCameBeforeThenBothFactorsStay() throws Exception {
		handover("otp");
		assertThat(account()).isEqualTo(403);
		handover("swk");
		assertFactors("FACTOR_AUTHORIZATION_CODE", "FACTOR_HAWCX_SWK", "FACTOR_HAWCX_OTP");
		assertThat(account()).isEqualTo(200);
	}

	@Test
	void redirectWhenAnotherProviderSendsTheSameMethodsThenGainsNothing() throws Exception {
		MockHttpServletResponse reply = redirect(this.secondProvider, "second", "swk", "otp");
		assertThat(reply.getRedirectedUrl()).isEqualTo("/");
		assertThat(this.app.signedIn().getAuthorizedClientRegistrationId()).isEqualTo("second");
		assertThat(factors()).isEmpty();
		assertThat(account()).isEqualTo(403);
	}

	/**
	 * An application that asks for Hawcx's device key everywhere.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableMultiFactorAuthentication(authorities = "FACTOR_HAWCX_SWK")
	static class MultiFactorChain extends LoginChains.HawcxChain {

		@Bean
		GrantedAuthoritiesMapper factors(HawcxOAuth oauth, HawcxClientRegistration hawcx) {
			return new HawcxFactorsMapper(oauth.metadata().issuer(), hawcx.clientId());
		}

		@Bean
		JwtDecoderFactory<ClientRegistration> decoders(HawcxOAuth oauth, HawcxClientRegistration hawcx) {
			OidcIdTokenDecoderFactory others = new OidcIdTokenDecoderFactory();
			others.setJwsAlgorithmResolver((registration) -> SignatureAlgorithm.ES256);
			return new HawcxIdTokenDecoderFactory(oauth, hawcx, others);
		}

	}

}
