package io.hawcx.autoconfigure.security;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CallbackAddressTests {

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "{baseUrl}/login/oauth2/code/{registrationId}",
			"{baseUrl}/{action}/oauth2/code/{registrationId}", "https://app.example.com/login/oauth2/code/hawcx",
			"https://app.example.com/shop/login/oauth2/code/hawcx" })
	void requireAnsweredWhenChainAnswersItThenAccepts(String address) {
		assertThatCode(() -> CallbackAddress.requireAnswered(address)).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://app.example.com/callback", "https://app.example.com/",
			"{baseUrl}/sso/{registrationId}", "https://app.example.com/login/oauth2/code/",
			"https://app.example.com/login/oauth2/code/hawcx/more",
			"https://app.example.com/x?back=/login/oauth2/code/hawcx" })
	void requireAnsweredWhenChainDoesNotAnswerItThenThrows(String address) {
		assertThatExceptionOfType(HawcxConfigurationException.class)
			.isThrownBy(() -> CallbackAddress.requireAnswered(address))
			.withMessageContaining("hawcx.login.redirect-uri");
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void startWhenDefaultChainDoesNotAnswerItThenFails(WebApplicationType stack) {
		assertThatThrownBy(() -> new ContractApplication(stack,
				LoginContract.embedded("hawcx.login.redirect-uri", "https://app.example.com/callback"),
				(stack == WebApplicationType.REACTIVE) ? ReactivePages.class : ServletPages.class))
			.hasRootCauseInstanceOf(HawcxConfigurationException.class);
	}

}
