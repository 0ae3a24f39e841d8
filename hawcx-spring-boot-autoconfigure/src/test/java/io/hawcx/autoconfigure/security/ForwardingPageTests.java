package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the default chain asks of dispatches besides the request itself.
 */
class ForwardingPageTests {

	@Test
	void pageWhenPublicAndForwardingThenNeedsNoLogin() throws IOException {
		try (ContractApplication application = new ContractApplication(WebApplicationType.SERVLET,
				LoginContract.embedded(), ServletPages.class)) {
			HttpResponse<String> page = application.visitor().browser().get("/public/forwarding");
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.body()).isEqualTo("page");
			assertThat(application.visitor().status("/ruled")).isEqualTo(302);
		}
	}

}
