package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

class ServletTenantResolverContractTests extends TenantResolverContract {

	private OtherProvider other;

	@Override
	ContractApplication start(Tenants tenants) {
		try {
			this.other = new OtherProvider();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
		Map<String, Object> properties = new LinkedHashMap<>(ConfiguredTenants.properties(tenants));
		properties.putAll(this.other.properties("other"));
		return new ContractApplication(WebApplicationType.SERVLET, properties, resolver(),
				ServletTenantRepositoryContractTests.Application.class, TenantDispatches.class);
	}

	@AfterAll
	void stopOther() {
		this.other.close();
	}

	@Test
	void openWhenUserIsOfAnotherProviderThenStaysSignedInUntilATenantsLoginEndsIt() throws Exception {
		Browser browser = browser();
		Map<String, String> asked = Browser.query(Browser.location(browser.get("/oauth2/authorization/other")));
		this.other.answerToken(asked.get("nonce"), "otp");
		browser.get("/login/oauth2/code/other?code=c&state=" + asked.get("state"));
		for (String host : List.of("127.0.0.1", "acme.localhost", "beta.localhost", "elsewhere.example")) {
			assertThat(browser.getPage("/public/who", "Host", host).body()).isEqualTo("bob bob");
		}
		Map<String, String> session = browser.cookies();
		assertThat(handOver(browser, code("acme"), "Host", "acme.localhost").statusCode()).isEqualTo(200);
		assertThat(browser.cookies()).isNotEqualTo(session);
		assertThat(browser.getPage("/public/who", "Host", "acme.localhost").body())
			.isEqualTo(Tenants.USER + " " + Tenants.USER);
		assertThat(browser.getPage("/public/who", "Host", "beta.localhost").body()).isEqualTo("nobody nobody");
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
