package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Factors and recent logins on either web stack, in an application that writes its own
 * chain.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RecentLoginContract {

	private static final Instant NOW = Clock.systemUTC().instant();

	private static final Instant STALE = NOW.minus(Duration.ofMinutes(6));

	private ContractApplication application;

	abstract ContractApplication start(Map<String, ?> properties);

	@BeforeAll
	void start() {
		this.application = start(LoginContract.embedded());
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	private Visitor signedIn(Instant authTime) throws IOException {
		Visitor visitor = this.application.visitor();
		assertThat(visitor.signInByHandOver(authTime).statusCode()).isEqualTo(200);
		return visitor;
	}

	@Test
	void factorsWhenSignedInThenCountFromAuthTime() throws IOException {
		long authTime = STALE.getEpochSecond();
		assertThat(signedIn(STALE).body("/factors"))
			.isEqualTo("FACTOR_AUTHORIZATION_CODE@" + authTime + " FACTOR_HAWCX_SWK@" + authTime);
		Visitor byRedirect = this.application.visitor();
		byRedirect.signInByRedirect();
		assertThat(byRedirect.body("/factors")).contains("FACTOR_HAWCX_SWK@").contains("FACTOR_AUTHORIZATION_CODE@");
	}

	@Test
	void factorsWhenRuleAsksForOneThenOnlyItsHoldersPass() throws IOException {
		assertThat(signedIn(NOW).status("/otp")).isEqualTo(403);
		Visitor visitor = this.application.visitor();
		JsonNode start = visitor.nonce();
		visitor.handOver(start, visitor.code(start).amr("swk", "otp"));
		assertThat(visitor.status("/otp")).isEqualTo(200);
	}

	@Test
	void recentLoginWhenFreshThenOpens() throws IOException {
		assertThat(signedIn(NOW).body("/guarded")).isEqualTo("guarded");
		assertThat(signedIn(NOW).body("/ruled")).isEqualTo("page");
	}

	@Test
	void recentLoginWhenNobodyIsSignedInThenAsksForLogin() throws IOException {
		assertThat(this.application.visitor().redirect("/guarded")).endsWith("/oauth2/authorization/hawcx");
		assertThat(this.application.visitor().redirect("/ruled")).endsWith("/oauth2/authorization/hawcx");
	}

	@Test
	void recentLoginWhenPageIsStaleThenGoesThroughHawcxAndBack() throws IOException {
		for (String page : new String[] { "/guarded", "/ruled" }) {
			Visitor visitor = signedIn(STALE);
			String login = visitor.redirect(page);
			assertThat(login).endsWith("/oauth2/authorization/hawcx?max_age=300");
			Map<String, String> asked = visitor.leaveForHawcx(login);
			assertThat(asked).containsEntry("max_age", "300");
			HttpResponse<String> back = visitor.browser().get(visitor.callback(asked));
			assertThat(URI.create(Browser.location(back)).getPath()).isEqualTo(page);
			assertThat(visitor.follow(back).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void recentLoginWhenFormIsStaleThenResumesElsewhere() throws IOException {
		Visitor visitor = signedIn(STALE);
		HttpResponse<String> reply = visitor.postPage(visitor.nonce(), "/guarded", Map.of("amount", "1"));
		assertThat(Browser.location(reply)).endsWith("/oauth2/authorization/hawcx?max_age=300");
		HttpResponse<String> back = visitor.browser()
			.get(visitor.callback(visitor.leaveForHawcx(Browser.location(reply))));
		assertThat(URI.create(Browser.location(back)).getPath()).isEqualTo("/resumed");
		assertThat(visitor.postPage(visitor.nonce(), "/guarded", Map.of()).body()).isEqualTo("changed");
	}

	@Test
	void recentLoginWhenScriptIsStaleThenIsChallenged() throws IOException {
		Visitor visitor = signedIn(STALE);
		HttpResponse<String> reply = visitor.postJson(visitor.nonce(), "/guarded", Map.of());
		assertThat(Visitor.problem(reply)).isEqualTo("401 insufficient_user_authentication");
		assertThat(reply.headers().firstValue("WWW-Authenticate").orElse(""))
			.contains("error=\"insufficient_user_authentication\"", "max_age=\"300\"");
		assertThat(visitor.signInByHandOver(NOW).statusCode()).isEqualTo(200);
		assertThat(visitor.postJson(visitor.nonce(), "/guarded", Map.of()).body()).isEqualTo("changed");
	}

	@Test
	void recentLoginWhenUserComesBackWithStaleLoginThenIsRefusedOnce() throws IOException {
		Visitor visitor = signedIn(STALE);
		assertThat(visitor.status("/guarded")).isEqualTo(302);
		assertThat(visitor.signInByHandOver(STALE).statusCode()).isEqualTo(200);
		HttpResponse<String> page = visitor.browser().get("/guarded");
		assertThat(page.statusCode()).isEqualTo(403);
		assertThat(page.body()).contains("Recent sign-in needed");
		assertThat(visitor.status("/me")).isEqualTo(200);
		assertThat(visitor.status("/guarded")).isEqualTo(302);
	}

	@Test
	void recentLoginWhenScriptAsksBeforePageLandsThenGoesInNoCircles() throws IOException {
		Visitor visitor = signedIn(STALE);
		assertThat(visitor.status("/guarded")).isEqualTo(302);
		assertThat(visitor.signInByHandOver(STALE).statusCode()).isEqualTo(200);
		for (int i = 0; i < 2; i++) {
			assertThat(Visitor.problem(visitor.postJson(visitor.nonce(), "/guarded", Map.of())))
				.isEqualTo("403 login_not_recent");
		}
		assertThat(visitor.status("/guarded")).isEqualTo(403);
	}

	@Test
	void recentLoginWhenAnotherUserComesBackThenSessionEnds() throws IOException {
		Visitor byHandOver = signedIn(STALE);
		assertThat(byHandOver.status("/guarded")).isEqualTo(302);
		JsonNode start = byHandOver.nonce();
		assertThat(Visitor.problem(byHandOver.handOver(start, byHandOver.code(start).subject("stranger"))))
			.isEqualTo("401 other_user");
		assertThat(byHandOver.status("/me")).isEqualTo(302);
		Visitor byRedirect = signedIn(STALE);
		Map<String, String> asked = byRedirect.leaveForHawcx(byRedirect.redirect("/guarded"));
		HttpResponse<String> page = byRedirect.follow(byRedirect.browser().get(byRedirect.callback(asked, "stranger")));
		assertThat(page.body()).contains("<code>other_user</code>");
		assertThat(byRedirect.status("/me")).isEqualTo(302);
	}

}
