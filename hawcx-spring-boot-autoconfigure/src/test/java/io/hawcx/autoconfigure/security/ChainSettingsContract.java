package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.hawcx.emulator.MintCodeRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever an application configures on its chain holds for a login by hand-over as for
 * one by redirect, on either web stack.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ChainSettingsContract {

	static final String WELCOME = "/welcome";

	static final String FAILED = "/public/page?failed";

	private static final String USER = "5f0c1c0e-8a7e-4a53-9d0c-6a1f2f0f9a11";

	ContractApplication application;

	private ContractApplication endingOlder;

	private ContractApplication refusing;

	abstract ContractApplication start(Map<String, ?> properties);

	@BeforeAll
	void start() {
		this.application = start(Limit.NONE);
		this.endingOlder = start(Limit.END_OLDER);
		this.refusing = start(Limit.REFUSE_FURTHER);
	}

	private ContractApplication start(Limit limit) {
		return start(
				LoginContract.embedded("hawcx.login.code-handover.token.enabled", "true", "test.limit", limit.name()));
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.endingOlder.close();
		this.refusing.close();
	}

	@ParameterizedTest
	@EnumSource
	void userServiceWhenSetThenLoadsTheUser(Way way) throws IOException {
		assertThat(signedIn(this.application, way).body("/authorities")).contains("FROM_USER_SERVICE");
	}

	@ParameterizedTest
	@EnumSource
	void authoritiesMapperWhenSetThenMaps(Way way) throws IOException {
		assertThat(signedIn(this.application, way).body("/authorities")).contains("FROM_MAPPER");
	}

	@ParameterizedTest
	@EnumSource
	void tokenClientOrAuthenticationManagerWhenSetThenRedeemsTheCode(Way way) throws IOException {
		int before = used().redeemed.get();
		signedIn(this.application, way);
		assertThat(used().redeemed.get()).isGreaterThan(before);
	}

	@ParameterizedTest
	@EnumSource
	void securityContextRepositoryWhenSetThenStoresTheLogin(Way way) throws IOException {
		int before = used().contexts.get();
		assertThat(signedIn(this.application, way).status("/me")).isEqualTo(200);
		assertThat(used().contexts.get()).isGreaterThan(before);
	}

	@ParameterizedTest
	@EnumSource
	void successHandlerWhenSetThenAnswersAPage(Way way) throws IOException {
		assertThat(Browser.location(way.signIn(this.application.visitor(), USER))).endsWith(WELCOME);
	}

	@ParameterizedTest
	@EnumSource
	void failureHandlerWhenSetThenAnswersAPage(Way way) throws IOException {
		assertThat(Browser.location(way.fail(this.application.visitor()))).endsWith(FAILED);
	}

	@ParameterizedTest
	@EnumSource
	void sessionLimitWhenReachedThenTheOlderSessionEnds(Way way) throws IOException {
		for (Way first : Way.values()) {
			Visitor older = signedIn(this.endingOlder, first);
			String user = older.body("/me");
			Visitor newer = signedIn(this.endingOlder, way);
			assertThat(newer.body("/me")).isEqualTo(user);
			assertThat(older.body("/me")).isNotEqualTo(user);
		}
	}

	@ParameterizedTest
	@EnumSource
	void sessionLimitWhenFurtherSessionsAreRefusedThenNobodyIsSignedInAndTheOlderSessionStays(Way way)
			throws IOException {
		String user = "user-of-" + way;
		Visitor older = this.refusing.visitor();
		way.signIn(older, user);
		assertThat(older.status("/me")).isEqualTo(200);
		for (Way second : Way.values()) {
			Visitor newer = this.refusing.visitor();
			assertThat(Browser.location(second.signIn(newer, user))).endsWith(FAILED);
			assertThat(newer.status("/me")).isEqualTo(302);
		}
		Visitor script = this.refusing.visitor();
		assertThat(Visitor
			.problem(script.handOver(script.begin(), MintCodeRequest.forVerifier(Visitor.VERIFIER).subject(user))))
			.isEqualTo("401 login_failed");
		assertThat(older.status("/me")).isEqualTo(200);
	}

	@Test
	void sessionLimitWhenAppsSignInThenTheirSessionsAreNotCounted() throws IOException {
		for (ContractApplication limited : List.of(this.endingOlder, this.refusing)) {
			Visitor browser = limited.visitor();
			String token = token(limited);
			assertThat(Browser.location(Way.HAND_OVER.signIn(browser, "user-of-apps"))).doesNotEndWith(FAILED);
			token(limited);
			assertThat(browser.body("/me")).isEqualTo("user-of-apps");
			assertThat(limited.visitor().browser().getAsScript("/me", "Authorization", "Bearer " + token).body())
				.isEqualTo("user-of-apps");
		}
	}

	private static String token(ContractApplication application) throws IOException {
		Visitor app = application.visitor();
		HttpResponse<String> reply = app.browser()
			.postJson("/login/hawcx/token",
					Map.of("authCode", app.mint(MintCodeRequest.forVerifier(Visitor.VERIFIER).subject("user-of-apps")),
							"codeVerifier", Visitor.VERIFIER));
		assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(reply.body()).get("access_token").asString();
	}

	private Visitor signedIn(ContractApplication application, Way way) throws IOException {
		Visitor visitor = application.visitor();
		assertThat(way.signIn(visitor, USER).statusCode()).isEqualTo(302);
		return visitor;
	}

	private Used used() {
		return this.application.bean(Used.class);
	}

	/**
	 * The two ways in, as a page takes them.
	 */
	enum Way {

		REDIRECT {

			@Override
			HttpResponse<String> signIn(Visitor visitor, String user) throws IOException {
				return visitor.browser().get(callback(visitor, user));
			}

			@Override
			HttpResponse<String> fail(Visitor visitor) throws IOException {
				return visitor.browser().get(callback(visitor, USER).replaceFirst("code=[^&]*", "code=made-up"));
			}

			private static String callback(Visitor visitor, String user) throws IOException {
				return visitor.callback(visitor.leaveForHawcx("/oauth2/authorization/hawcx"), user);
			}

		},

		HAND_OVER {

			@Override
			HttpResponse<String> signIn(Visitor visitor, String user) throws IOException {
				return post(visitor, visitor.mint(MintCodeRequest.forVerifier(Visitor.VERIFIER).subject(user)));
			}

			@Override
			HttpResponse<String> fail(Visitor visitor) throws IOException {
				return post(visitor, "made-up");
			}

			private static HttpResponse<String> post(Visitor visitor, String code) throws IOException {
				return visitor.postPage(visitor.begin(), "/login/hawcx",
						Map.of("authCode", code, "codeVerifier", Visitor.VERIFIER));
			}

		};

		abstract HttpResponse<String> signIn(Visitor visitor, String user) throws IOException;

		abstract HttpResponse<String> fail(Visitor visitor) throws IOException;

	}

	/**
	 * What happens to a second session of a user.
	 */
	enum Limit {

		NONE, END_OLDER, REFUSE_FURTHER

	}

	/**
	 * How often the chain's own collaborators were used.
	 */
	static class Used {

		final AtomicInteger redeemed = new AtomicInteger();

		final AtomicInteger contexts = new AtomicInteger();

		final AtomicInteger remembered = new AtomicInteger();

		final AtomicInteger forgotten = new AtomicInteger();

	}

	/**
	 * A user of the application, the same however often he signs in: stock users differ
	 * by their id_token, so that no limit of sessions counts them.
	 */
	static final class OwnUser extends DefaultOidcUser {

		private static final long serialVersionUID = 1L;

		OwnUser(OidcIdToken idToken) {
			super(authorities(idToken), idToken);
		}

		private static List<GrantedAuthority> authorities(OidcIdToken idToken) {
			return List.of(new OidcUserAuthority(idToken), new SimpleGrantedAuthority("FROM_USER_SERVICE"));
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof OidcUser user && user.getSubject().equals(getSubject());
		}

		@Override
		public int hashCode() {
			return getSubject().hashCode();
		}

	}

}
