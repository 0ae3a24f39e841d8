package io.hawcx.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HttpUrlsTests {

	@Test
	void requireAbsoluteWhenQueryThenKeepsIt() {
		assertThat(HttpUrls.requireAbsolute("jwks_uri", "https://api.hawcx.com/jwks?v=1"))
			.hasToString("https://api.hawcx.com/jwks?v=1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://a@idp.example.com/t", "https://idp.example.com/t#f", "file:///etc/passwd",
			"http://idp.example.com/t", "https:idp.example.com", "https://idp.example.com:/t",
			"https://idp_x.example.com", "https://1.2.3.4.5", "https://[::1%25lo]/", "https://idp.example.com\\t",
			"/t" })
	void requireAbsoluteWhenNotPlainThenThrows(String url) {
		assertThatIllegalArgumentException().isThrownBy(() -> HttpUrls.requireAbsolute("jwks_uri", url))
			.withMessageStartingWith("jwks_uri ")
			.withNoCause();
	}

}
