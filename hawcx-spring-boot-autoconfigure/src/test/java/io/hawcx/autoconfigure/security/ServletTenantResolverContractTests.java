package io.hawcx.autoconfigure.security;

import java.io.IOException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

class ServletTenantResolverContractTests extends TenantResolverContract {

	@Override
	ContractApplication start(Tenants tenants) {
		return new ContractApplication(WebApplicationType.SERVLET, ConfiguredTenants.properties(tenants), resolver(),
				ServletTenantRepositoryContractTests.Application.class, TenantDispatches.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "who", "forward", "fail", "dispatch", "later" })
	void openWhenDispatchedThenUserIsOfTheAddressAllTheSame(String way) throws IOException {
		Browser browser = browser();
		handOver(browser, code("acme"), "Host", "acme.localhost");
		String path = "/public/" + way;
		assertThat(browser.getPage(path, "Host", "acme.localhost").body()).isEqualTo(Tenants.USER + " " + Tenants.USER);
		assertThat(browser.getPage(path, "Host", "beta.localhost").body()).isEqualTo("nobody nobody");
		assertThat(browser.getPage(path, "Host", "elsewhere.example").body()).isEqualTo("nobody nobody");
	}

}
