package io.hawcx.oauth;

import io.hawcx.TokenExchangeException;
import io.hawcx.TokenVerificationException;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.IdTokenAlgorithm;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.key.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HawcxOAuthIntegrationTests {

	private static final String VERIFIER = TestIssuer.VERIFIER;

	@ParameterizedTest
	@EnumSource
	void signsInWhenClientIsConfidential(IdTokenAlgorithm algorithm) {
		try (HawcxEmulator emulator = HawcxEmulator.builder().idTokenAlgorithm(algorithm).start();
				HawcxOAuth client = confidential(emulator)) {
			ExchangeResult result = client.exchangeCode(emulator.mintCode(VERIFIER, "n-1"), VERIFIER, null, "n-1");
			assertThat(client.metadata().idTokenSigningAlgorithms()).containsExactly(algorithm.jwsName());
			assertThat(result.claims().subject()).isNotEmpty();
			assertThat(result.claims().audience()).containsExactly(emulator.credentials().confidentialClientId());
			assertThat(result.claims().amr()).containsExactly("swk");
		}
	}

	@ParameterizedTest
	@EnumSource
	void signsInWhenClientIsPublic(IdTokenAlgorithm algorithm) {
		try (HawcxEmulator emulator = HawcxEmulator.builder().idTokenAlgorithm(algorithm).start();
				HawcxOAuth client = open(emulator)) {
			ExchangeResult result = client.exchangeCode(codeForPublicClient(emulator), VERIFIER);
			assertThat(result.claims().get("email")).isEqualTo(emulator.credentials().user());
		}
	}

	@Test
	void refusesWhenVerifierIsWrong() {
		try (HawcxEmulator emulator = HawcxEmulator.start(); HawcxOAuth client = open(emulator)) {
			String code = codeForPublicClient(emulator);
			assertThatExceptionOfType(TokenExchangeException.class)
				.isThrownBy(() -> client.exchangeCode(code, VERIFIER + "x"))
				.satisfies((ex) -> assertThat(ex.error()).isEqualTo("invalid_grant"))
				.satisfies((ex) -> assertThat(ex.toString()).doesNotContain(code));
		}
	}

	@Test
	void refusesWhenCodeIsReplayed() {
		try (HawcxEmulator emulator = HawcxEmulator.start(); HawcxOAuth client = open(emulator)) {
			String code = codeForPublicClient(emulator);
			client.exchangeCode(code, VERIFIER);
			assertThatExceptionOfType(TokenExchangeException.class)
				.isThrownBy(() -> client.exchangeCode(code, VERIFIER))
				.satisfies((ex) -> assertThat(ex.error()).isEqualTo("invalid_grant"));
		}
	}

	@Test
	void refusesWhenPublicClientSendsAssertion() {
		try (HawcxEmulator emulator = HawcxEmulator.start();
				HawcxOAuth client = open(emulator).withClientAssertion(assertion(emulator))) {
			assertThatExceptionOfType(TokenExchangeException.class)
				.isThrownBy(() -> client.exchangeCode(codeForPublicClient(emulator), VERIFIER))
				.satisfies((ex) -> assertThat(ex.error()).isEqualTo("invalid_client"));
		}
	}

	@Test
	void refusesWhenNonceWasNotExpected() {
		try (HawcxEmulator emulator = HawcxEmulator.start(); HawcxOAuth client = confidential(emulator)) {
			assertThatExceptionOfType(TokenVerificationException.class)
				.isThrownBy(() -> client.exchangeCode(emulator.mintCode(VERIFIER, "n-1"), VERIFIER))
				.withMessageContaining("nonce");
		}
	}

	private static String codeForPublicClient(HawcxEmulator emulator) {
		return emulator
			.mintCode(MintCodeRequest.forVerifier(VERIFIER).clientId(emulator.credentials().publicClientId()));
	}

	private static HawcxOAuth open(HawcxEmulator emulator) {
		EmulatorCredentials credentials = emulator.credentials();
		return HawcxOAuth.fromIssuer(credentials.issuer(), credentials.configId(), credentials.publicClientId());
	}

	private static HawcxOAuth confidential(HawcxEmulator emulator) {
		EmulatorCredentials credentials = emulator.credentials();
		return HawcxOAuth.fromIssuer(credentials.issuer(), credentials.configId(), credentials.confidentialClientId())
			.withClientAssertion(assertion(emulator));
	}

	private static ClientAssertionSigner assertion(HawcxEmulator emulator) {
		return ClientAssertionSigner.ed25519(SigningKey.parse(emulator.credentials().privateJwk()));
	}

}
