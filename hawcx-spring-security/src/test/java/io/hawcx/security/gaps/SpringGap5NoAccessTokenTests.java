package io.hawcx.security.gaps;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * Section 5: replies without an access token.
 */
class SpringGap5NoAccessTokenTests {

	private final FakeProvider provider = new FakeProvider();

	@AfterEach
	void stop() {
		this.provider.close();
	}

	private OAuth2AuthorizedClient signInWith(LoginApp app, Map<String, Object> more) throws Exception {
		OAuth2AuthorizationRequest request = app.begin("hawcx");
		Map<String, Object> reply = new HashMap<>(more);
		reply.put("token_type", "Bearer");
		reply.put("id_token",
				this.provider.sign((claims) -> claims.claim("nonce", request.getAdditionalParameters().get("nonce"))));
		this.provider.tokens(200, reply);
		app.callback("the-code", request.getState());
		assertThat(app.signedIn()).isNotNull();
		MockHttpServletRequest later = new MockHttpServletRequest();
		later.setSession(app.session());
		return app.bean(OAuth2AuthorizedClientRepository.class).loadAuthorizedClient("hawcx", app.signedIn(), later);
	}

	@Test
	void signInWhenNoAccessTokenThenNoAuthorizedClientIsStored() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			assertThat(signInWith(app, Map.of())).isNull();
			assertThat(app.perform(get("/account")).getContentAsString()).isEqualTo("alice");
			assertThat(serialized(app.session())).doesNotContain("hawcx-sent-no-access-token");
		}
	}

	@Test
	void signInWhenAccessTokenCameThenAuthorizedClientIsStored() throws Exception {
		try (LoginApp app = LoginApp.of(this.provider, LoginChains.HawcxChain.class)) {
			assertThat(
					signInWith(app, Map.of("access_token", "real", "expires_in", 60)).getAccessToken().getTokenValue())
				.isEqualTo("real");
		}
	}

	static String serialized(MockHttpSession session) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			for (String name : Collections.list(session.getAttributeNames())) {
				assertThat(session.getAttribute(name)).isInstanceOf(Serializable.class);
				out.writeObject(session.getAttribute(name));
			}
		}
		return bytes.toString(StandardCharsets.ISO_8859_1);
	}

}
