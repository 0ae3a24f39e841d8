package io.hawcx.oauth;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.DiscoveryException;
import io.hawcx.TokenExchangeException;
import io.hawcx.TokenVerificationException;
import io.hawcx.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TokenExchangeTests {

	private static final String CODE = "c0de&with=odd characters+%";

	private final MutableClock clock = new MutableClock(TestIssuer.NOW);

	private final StubTransport transport = TestIssuer.transport();

	private final HawcxOAuth client = TestIssuer.client(this.transport, this.clock).build();

	@Test
	void sendsFormWhenClientIsPublic() {
		succeed();
		ExchangeResult result = this.client.exchangeCode(CODE, TestIssuer.VERIFIER);
		assertThat(result.claims().subject()).isEqualTo("usr_1");
		assertThat(result.accessToken()).isNull();
		assertThat(result.expiresIn()).isEqualTo(Duration.ofMinutes(5));
		HttpRequest request = request();
		assertThat(request.method()).isEqualTo("POST");
		assertThat(request.timeout()).isEqualTo(Duration.ofSeconds(10));
		assertThat(request.headers()).containsEntry("X-Config-Id", "cfg_123")
			.containsEntry("Content-Type", "application/x-www-form-urlencoded")
			.doesNotContainKey("Authorization");
		assertThat(form(request)).containsExactlyInAnyOrderEntriesOf(Map.of("grant_type", "authorization_code", "code",
				CODE, "code_verifier", TestIssuer.VERIFIER, "client_id", TestIssuer.CLIENT));
	}

	@Test
	void sendsRedirectUriAndAssertionWhenThereAre() {
		succeed();
		this.client.withClientAssertion(ClientAssertionSigner.ed25519(TestIssuer.KEY))
			.exchangeCode(CODE, TestIssuer.VERIFIER, "https://app.example/callback?x=1", null);
		Map<String, String> form = form(request());
		assertThat(form).hasSize(7)
			.containsEntry("redirect_uri", "https://app.example/callback?x=1")
			.containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
		assertThat(form.get("client_assertion").split("\\.")).hasSize(3);
	}

	@Test
	void refusesAssertionWhenIssuerDoesNotTakeIt() {
		this.transport.reply(TestIssuer.DISCOVERY, 200, TestIssuer
			.discovery((document) -> document.put("token_endpoint_auth_methods_supported", List.of("none"))));
		HawcxOAuth confidential = this.client.withClientAssertion(ClientAssertionSigner.ed25519(TestIssuer.KEY));
		assertThatExceptionOfType(TokenExchangeException.class)
			.isThrownBy(() -> confidential.redeemCode(CODE, TestIssuer.VERIFIER, null))
			.withMessageContaining("private_key_jwt")
			.satisfies((ex) -> assertThat(ex.statusCode()).isNull());
		assertThat(this.transport.requestsTo(TestIssuer.TOKEN)).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "short", "verifier verifier verifier verifier verifier verifier",
			"verifier-verifier-verifier-verifier-verifier/" })
	void refusesVerifierWhenMalformed(String verifier) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.exchangeCode(CODE, verifier))
			.withMessageStartingWith("codeVerifier")
			.satisfies((ex) -> assertThat(verifier.isBlank() || !ex.getMessage().contains(verifier)).isTrue());
		assertThat(this.transport.requests()).isEmpty();
	}

	@Test
	void refusesArgumentsWhenBlank() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.client.exchangeCode(" ", TestIssuer.VERIFIER));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.client.exchangeCode(CODE, TestIssuer.VERIFIER, "", null));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.client.exchangeCode(CODE, TestIssuer.VERIFIER, null, ""));
		assertThatIllegalArgumentException().isThrownBy(() -> HawcxOAuth.fromIssuer(TestIssuer.ISSUER, "", "c"));
		assertThatIllegalArgumentException().isThrownBy(() -> HawcxOAuth.fromIssuer(TestIssuer.ISSUER, "a\nb", "c"));
		assertThatIllegalArgumentException().isThrownBy(() -> HawcxOAuth.fromIssuer(TestIssuer.ISSUER, "cfg", " "));
		assertThat(this.transport.requests()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "400, invalid_grant", "401, invalid_client", "403, access_denied", "500, server_error" })
	void tellsErrorWhenRefused(int status, String error) {
		this.transport.reply(TestIssuer.TOKEN, status,
				"{\"error\":\"" + error + "\",\"error_description\":\"no such luck\"}");
		assertThatExceptionOfType(TokenExchangeException.class).isThrownBy(this::exchange).satisfies((ex) -> {
			assertThat(ex.statusCode()).isEqualTo(status);
			assertThat(ex.error()).isEqualTo(error);
			assertThat(ex.errorDescription()).isEqualTo("no such luck");
			assertThat(ex.getMessage()).contains(String.valueOf(status)).doesNotContain("luck");
		});
		assertThat(this.transport.requestsTo(TestIssuer.TOKEN)).isOne();
	}

	@Test
	void hidesSecretsWhenErrorRepeatsThem() {
		this.transport.reply(TestIssuer.TOKEN, 400,
				"{\"error\":\"" + CODE + "\",\"error_description\":\"bad verifier " + TestIssuer.VERIFIER + "\"}");
		assertThatExceptionOfType(TokenExchangeException.class).isThrownBy(this::exchange).satisfies((ex) -> {
			assertThat(ex.error()).isNull();
			assertThat(ex.errorDescription()).isNull();
			assertThat(ex.toString()).doesNotContain(CODE, TestIssuer.VERIFIER);
		});
	}

	@ParameterizedTest
	@CsvSource({ "302", "400", "401", "404", "502", "503" })
	void tellsStatusWhenErrorIsNoJson(int status) {
		this.transport.reply(TestIssuer.TOKEN, status, "<html>" + CODE);
		assertThatExceptionOfType(TokenExchangeException.class).isThrownBy(this::exchange).satisfies((ex) -> {
			assertThat(ex.statusCode()).isEqualTo(status);
			assertThat(ex.error()).isNull();
			assertThat(ex.getMessage()).doesNotContain("html", CODE);
		});
		assertThat(this.transport.requestsTo(TestIssuer.TOKEN)).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<html>", "null", "[]", "{}", "{\"id_token\":null}", "{\"id_token\":7}",
			"{\"id_token\":\"\"}", "{\"id_token\":\"secret\",\"id_token\":\"secret\"}",
			"{\"id_token\":\"secret\",\"token_type\":7}", "{\"id_token\":\"secret\",\"access_token\":[]}",
			"{\"id_token\":\"secret\",\"expires_in\":\"300\"}", "{\"id_token\":\"secret\",\"expires_in\":-1}",
			"{\"id_token\":\"secret\"} trailing" })
	void refusesReplyWhenMalformed(String body) {
		this.transport.reply(TestIssuer.TOKEN, 200, body);
		assertThatExceptionOfType(TokenExchangeException.class)
			.isThrownBy(() -> this.client.redeemCode(CODE, TestIssuer.VERIFIER, null))
			.satisfies((ex) -> {
				assertThat(ex.statusCode()).isEqualTo(200);
				assertThat(ex.getMessage()).doesNotContain("secret");
			});
	}

	@Test
	void keepsTokensFromTextWhenPrinted() {
		this.transport.reply(TestIssuer.TOKEN, 200,
				"{\"id_token\":\"secret\",\"token_type\":\"Bearer\",\"access_token\":\"secret\",\"scope\":\"openid\"}");
		TokenResponse response = this.client.redeemCode(CODE, TestIssuer.VERIFIER, null);
		assertThat(response.accessToken()).isEqualTo("secret");
		assertThat(response.scope()).isEqualTo("openid");
		assertThat(response.toString()).doesNotContain("secret");
	}

	@Test
	void wrapsCauseWhenUnreachable() {
		assertThatExceptionOfType(TokenExchangeException.class).isThrownBy(this::exchange)
			.withMessageContaining("nobody answers")
			.satisfies((ex) -> assertThat(ex.statusCode()).isNull());
		assertThat(this.transport.requestsTo(TestIssuer.TOKEN)).isOne();
	}

	@Test
	void refusesIdTokenWhenNonceDiffers() {
		succeed();
		assertThatExceptionOfType(TokenVerificationException.class)
			.isThrownBy(() -> this.client.exchangeCode(CODE, TestIssuer.VERIFIER, null, "n-1"))
			.withMessageContaining("nonce");
	}

	@Test
	void closesTransportWhenItBuiltIt() {
		this.client.close();
		assertThat(this.transport.isClosed()).isFalse();
		HawcxOAuth own = HawcxOAuth.fromIssuer("http://127.0.0.1:1", "cfg", "client");
		own.close();
		own.close();
		assertThatExceptionOfType(DiscoveryException.class).isThrownBy(own::metadata)
			.havingRootCause()
			.withMessageContaining("closed");
	}

	private void exchange() {
		this.client.exchangeCode(CODE, TestIssuer.VERIFIER);
	}

	private void succeed() {
		this.transport.reply(TestIssuer.TOKEN, 200, "{\"id_token\":\"" + TestIssuer.idToken((claims) -> {
		}) + "\",\"token_type\":\"Bearer\",\"expires_in\":300}");
	}

	private HttpRequest request() {
		return this.transport.requests()
			.stream()
			.filter((request) -> request.uri().toString().equals(TestIssuer.TOKEN))
			.findFirst()
			.orElseThrow();
	}

	private static Map<String, String> form(HttpRequest request) {
		Map<String, String> form = new LinkedHashMap<>();
		byte[] body = request.body();
		for (String field : new String(body, StandardCharsets.US_ASCII).split("&")) {
			String[] parts = field.split("=", 2);
			form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
		}
		return form;
	}

}
