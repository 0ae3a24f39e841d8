package io.hawcx.security.tenant;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HawcxTenantResolverTests {

	private static HawcxTenantRequest request(String host, String path, Map<String, String> headers) {
		return new HawcxTenantRequest() {

			@Override
			public String host() {
				return host;
			}

			@Override
			public String path() {
				return path;
			}

			@Override
			public String header(String name) {
				return headers.get(name);
			}

		};
	}

	@ParameterizedTest
	@CsvSource({ "acme.example.com, acme", "example.com, ''", "a.acme.example.com, ''", ".example.com, ''",
			"acmeexample.com, ''", "acme.example.com.evil.test, ''", "'', ''", "127.0.0.1, ''" })
	void fromSubdomainWhenHostIsThenResolvesTheLabelBelow(String host, String tenant) {
		assertThat(HawcxTenantResolver.fromSubdomain("Example.com").resolve(request(host, "/", Map.of())))
			.isEqualTo(tenant);
	}

	@ParameterizedTest
	@CsvSource({ "login.acme.test, acme", "beta.test, beta", "acme.test, ''", "localhost, ''" })
	void fromHostWhenHostIsThenResolvesThatOrNobody(String host, String tenant) {
		HawcxTenantResolver resolver = HawcxTenantResolver
			.fromHost(Map.of("Login.Acme.test", "acme", "beta.test", "beta"));
		assertThat(resolver.resolve(request(host, "/", Map.of()))).isEqualTo(tenant);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "https://acme.test", "acme.test:8080", "acme.test/", "acme.test.", "*.acme.test" })
	void fromHostWhenNameIsNoHostThenIsRefused(String host) {
		assertThatIllegalArgumentException().isThrownBy(() -> HawcxTenantResolver.fromHost(Map.of(host, "acme")))
			.withMessageContaining("is no host name");
		assertThatIllegalArgumentException().isThrownBy(() -> HawcxTenantResolver.fromSubdomain(host))
			.withMessageContaining("is no host name");
	}

	@Test
	void fromHostWhenNamesDifferByCaseThenIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> HawcxTenantResolver.fromHost(Map.of("acme.test", "acme", "ACME.test", "beta")))
			.withMessageContaining("given twice");
	}

	@ParameterizedTest
	@CsvSource({ "/shops/acme, acme", "/shops/acme/cart/1, acme", "/shops/ac%6De/x, acme", "/shops, ",
			"/login/hawcx, " })
	void fromPathWhenPathIsThenResolvesTheVariable(String path, String tenant) {
		assertThat(HawcxTenantResolver.fromPath("/shops/{tenant}/**").resolve(request("any", path, Map.of())))
			.isEqualTo(tenant);
	}

	@Test
	void fromPathWhenPatternHasNoTenantThenIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> HawcxTenantResolver.fromPath("/shops/{shop}"))
			.withMessageContaining("lacks {tenant}");
		assertThatIllegalArgumentException().isThrownBy(() -> HawcxTenantResolver.fromPath("/{tenant}/{*rest}/x"));
	}

	@Test
	void fromHeaderWhenRequestNavigatesThenDoesNotSay() {
		HawcxTenantResolver resolver = HawcxTenantResolver.fromHeader("X-Tenant");
		assertThat(resolver.resolve(request("any", "/", Map.of("X-Tenant", "acme")))).isEqualTo("acme");
		assertThat(resolver.resolve(request("any", "/", Map.of("X-Tenant", "acme", "Accept", "text/html")))).isNull();
		assertThat(resolver.resolve(request("any", "/", Map.of("X-Tenant", "acme", "Sec-Fetch-Mode", "navigate"))))
			.isNull();
		assertThat(resolver.resolve(request("any", "/", Map.of()))).isNull();
		assertThatIllegalArgumentException().isThrownBy(() -> HawcxTenantResolver.fromHeader(" "));
	}

}
