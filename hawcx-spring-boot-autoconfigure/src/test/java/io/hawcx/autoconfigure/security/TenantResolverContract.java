package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.security.tenant.HawcxTenantResolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tenants told apart by host name, path or header, on either web stack. One cookie is
 * good for all hosts, as one of a common domain would be.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TenantResolverContract {

	private Tenants tenants;

	private ContractApplication application;

	abstract ContractApplication start(Tenants tenants);

	/**
	 * Resolves by all three forms; requests to 127.0.0.1 do not say.
	 */
	static Map<Class<?>, ?> resolver() {
		HawcxTenantResolver hosts = HawcxTenantResolver.fromSubdomain("localhost");
		HawcxTenantResolver paths = HawcxTenantResolver.fromPath("/shops/{tenant}/**");
		HawcxTenantResolver headers = HawcxTenantResolver.fromHeader("X-Tenant");
		HawcxTenantResolver all = (request) -> {
			String path = paths.resolve(request);
			String header = (path != null) ? path : headers.resolve(request);
			return (header != null || request.host().equals("127.0.0.1")) ? header : hosts.resolve(request);
		};
		return Map.of(HawcxTenantResolver.class, all);
	}

	@BeforeAll
	void start() {
		this.tenants = new Tenants("acme", "beta");
		this.application = start(this.tenants);
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.tenants.close();
	}

	Browser browser() {
		return this.application.visitor().browser();
	}

	private static String[] host(String name) {
		return new String[] { "Host", name };
	}

	private static String[] tenant(String name) {
		return host(name + ".localhost");
	}

	private static JsonNode json(HttpResponse<String> reply) {
		return JsonMapper.shared().readTree(reply.body());
	}

	String code(String tenant) {
		return this.tenants.code(tenant, MintCodeRequest.forVerifier(Visitor.VERIFIER));
	}

	private static HttpResponse<String> post(Browser browser, String path, Map<String, ?> body, String... at)
			throws IOException {
		JsonNode csrf = json(browser.getAsScript("/public/csrf", at)).get("csrf");
		String[] headers = Arrays.copyOf(at, at.length + 2);
		headers[at.length] = csrf.get("headerName").asString();
		headers[at.length + 1] = csrf.get("token").asString();
		return browser.postJson(path, body, headers);
	}

	HttpResponse<String> handOver(Browser browser, String code, String... at) throws IOException {
		return post(browser, "/login/hawcx", Map.of("authCode", code, "codeVerifier", Visitor.VERIFIER), at);
	}

	private static String me(Browser browser, String... at) throws IOException {
		HttpResponse<String> reply = (at.length > 0) ? browser.getPage("/me", at) : browser.get("/me");
		return (reply.statusCode() == 200) ? reply.body() : "nobody";
	}

	private static String path(HttpResponse<String> reply) {
		URI location = URI.create(Browser.location(reply));
		return (location.getRawQuery() != null) ? location.getRawPath() + "?" + location.getRawQuery()
				: location.getRawPath();
	}

	private String back(String tenant, Map<String, String> asked) {
		String code = this.tenants.code(tenant,
				MintCodeRequest.forChallenge(asked.get("code_challenge")).nonce(asked.get("nonce")));
		return "/login/oauth2/code/" + tenant + "?code=" + code + "&state=" + asked.get("state");
	}

	@ParameterizedTest
	@ValueSource(strings = { "acme", "beta" })
	void handOverWhenAddressHasNoNameThenIsOfTheHostsTenant(String name) throws IOException {
		Browser browser = browser();
		String challenge = json(browser.getAsScript("/login/hawcx/start", tenant(name))).get("codeChallenge")
			.asString();
		HttpResponse<String> reply = post(
				browser, "/login/hawcx", Map.of("authCode",
						this.tenants.code(name, MintCodeRequest.forChallenge(challenge)), "codeChallenge", challenge),
				tenant(name.toUpperCase(Locale.ROOT)));
		assertThat(reply.statusCode()).isEqualTo(200);
		assertThat(me(browser, tenant(name))).isEqualTo(this.tenants.description(name));
		String other = name.equals("acme") ? "beta" : "acme";
		assertThat(handOver(browser(), code(name), tenant(other)).statusCode()).isEqualTo(401);
	}

	@Test
	void exchangeWhenAddressHasNoNameThenGivesATokenForTheHostsTenantAlone() throws IOException {
		Browser app = browser();
		HttpResponse<String> reply = app.postJson("/login/hawcx/token",
				Map.of("authCode", code("beta"), "codeVerifier", Visitor.VERIFIER), tenant("beta"));
		assertThat(reply.statusCode()).isEqualTo(200);
		String bearer = "Bearer " + json(reply).get("access_token").asString();
		assertThat(app.getAsScript("/me", "Authorization", bearer, "Host", "beta.localhost").body())
			.isEqualTo(this.tenants.description("beta"));
		assertThat(app.getAsScript("/me", "Authorization", bearer, "Host", "acme.localhost").statusCode())
			.isEqualTo(401);
	}

	@Test
	void openWhenPageNeedsALoginThenLeadsToTheHostsTenantAndBack() throws IOException {
		Browser browser = browser();
		HttpResponse<String> denied = browser.getPage("/me", tenant("acme"));
		assertThat(path(denied)).isEqualTo("/oauth2/authorization/acme");
		assertThat(path(browser.getPage("/login", tenant("acme")))).isEqualTo("/oauth2/authorization/acme");
		String asked = Browser.location(browser.getPage(path(denied), tenant("acme")));
		assertThat(asked).startsWith(this.tenants.emulator("acme").baseUrl());
		assertThat(Browser.query(asked).get("redirect_uri")).isEqualTo("http://acme.localhost/login/oauth2/code/acme");
		HttpResponse<String> end = browser.getPage(back("acme", Browser.query(asked)), tenant("acme"));
		assertThat(path(end)).startsWith("/me");
		assertThat(me(browser, tenant("acme"))).isEqualTo(this.tenants.description("acme"));
	}

	@Test
	void openWhenUserIsOfAnotherTenantThenIsAnonymousThereAlone() throws IOException {
		Browser browser = browser();
		assertThat(handOver(browser, code("acme"), tenant("acme")).statusCode()).isEqualTo(200);
		assertThat(path(browser.getPage("/me", tenant("beta")))).isEqualTo("/oauth2/authorization/beta");
		assertThat(Visitor.problem(browser.getAsScript("/me", tenant("beta")))).isEqualTo("401 login_required");
		assertThat(me(browser, host("elsewhere.example"))).isEqualTo("nobody");
		assertThat(me(browser, tenant("acme"))).isEqualTo(this.tenants.description("acme"));
		assertThat(me(browser)).isEqualTo(this.tenants.description("acme"));
	}

	@Test
	void handOverWhenBegunAtAnotherTenantsAddressThenIsRefused() throws IOException {
		Browser browser = browser();
		String challenge = json(browser.getAsScript("/login/hawcx/start", tenant("acme"))).get("codeChallenge")
			.asString();
		for (String code : List.of("acme", "beta")) {
			HttpResponse<String> reply = post(browser, "/login/hawcx", Map.of("authCode",
					this.tenants.code(code, MintCodeRequest.forChallenge(challenge)), "codeChallenge", challenge),
					tenant("beta"));
			assertThat(reply.statusCode()).isEqualTo(400);
		}
		assertThat(me(browser, tenant("beta"))).isEqualTo("nobody");
	}

	@Test
	void signInWhenTwoTabsAreOfTwoTenantsThenEachEndsAtItsOwn() throws IOException {
		Browser browser = browser();
		String acme = Browser.location(browser.getPage("/oauth2/authorization/acme", tenant("acme")));
		String beta = Browser.location(browser.getPage("/oauth2/authorization/beta", tenant("beta")));
		Map<String, String> anonymous = browser.cookies();
		browser.getPage(back("acme", Browser.query(acme)), tenant("acme"));
		Map<String, String> first = browser.cookies();
		assertThat(first).isNotEqualTo(anonymous);
		assertThat(me(browser, tenant("acme"))).isEqualTo(this.tenants.description("acme"));
		browser.getPage(back("beta", Browser.query(beta)), tenant("beta"));
		assertThat(browser.cookies()).isNotEqualTo(first);
		assertThat(me(browser, tenant("beta"))).isEqualTo(this.tenants.description("beta"));
		assertThat(me(browser, tenant("acme"))).isEqualTo("nobody");
	}

	@Test
	void logoutWhenAskedForThenEndsTheLoginOfItsOwnAddress() throws IOException {
		Browser browser = browser();
		handOver(browser, code("acme"), tenant("acme"));
		assertThat(post(browser, "/logout", Map.of(), tenant("acme")).statusCode()).isLessThan(400);
		assertThat(me(browser, tenant("acme"))).isEqualTo("nobody");
	}

	@Test
	void stepUpWhenUserIsOfAnotherTenantThenIsOfferedAtTheOwnAddressAlone() throws IOException {
		Browser browser = browser();
		Map<String, String> change = Map.of("purpose", "change_phone_number", "new_phone_number", "+15555550123");
		handOver(browser, this.tenants.code("acme", MintCodeRequest.forVerifier(Visitor.VERIFIER).authTime(old()),
				TenantLoginContract.ACCOUNT), tenant("acme"));
		assertThat(Visitor.problem(post(browser, "/step-up/hawcx", change, tenant("beta"))))
			.isEqualTo("401 login_required");
		assertThat(post(browser, "/step-up/hawcx", change, tenant("acme")).statusCode()).isEqualTo(200);
		assertThat(path(browser.getPage("/ruled", tenant("beta")))).isEqualTo("/oauth2/authorization/beta");
		assertThat(path(browser.getPage("/ruled", tenant("acme")))).isEqualTo("/oauth2/authorization/acme?max_age=300");
	}

	private static Instant old() {
		return Clock.systemUTC().instant().minusSeconds(600);
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void signInWhenUserIsOfAnotherTenantThenEndsTheFormerLogin(boolean byRedirect) throws IOException {
		Browser browser = browser();
		handOver(browser, code("acme"), tenant("acme"));
		String begun = json(browser.getAsScript("/login/hawcx/start", tenant("acme"))).get("codeChallenge").asString();
		Map<String, String> session = browser.cookies();
		if (byRedirect) {
			String asked = Browser.location(browser.getPage("/oauth2/authorization/beta", tenant("beta")));
			browser.getPage(back("beta", Browser.query(asked)), tenant("beta"));
		}
		else {
			assertThat(handOver(browser, code("beta"), tenant("beta")).statusCode()).isEqualTo(200);
		}
		assertThat(browser.cookies()).isNotEqualTo(session);
		assertThat(me(browser, tenant("beta"))).isEqualTo(this.tenants.description("beta"));
		assertThat(me(browser, tenant("acme"))).isEqualTo("nobody");
		HttpResponse<String> late = post(
				browser, "/login/hawcx", Map.of("authCode",
						this.tenants.code("acme", MintCodeRequest.forChallenge(begun)), "codeChallenge", begun),
				tenant("acme"));
		assertThat(late.statusCode()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "elsewhere.example", "localhost", "nobody.localhost", "a.acme.localhost" })
	void openWhenHostIsUnknownThenLoginAddressesAloneAreNotFound(String name) throws IOException {
		Browser browser = browser();
		for (String path : List.of("/login/hawcx/start", "/login/hawcx/acme/start", "/oauth2/authorization/acme",
				"/login/oauth2/code/acme")) {
			assertThat(Visitor.problem(browser.getAsScript(path, host(name)))).isEqualTo("404 unknown_tenant");
		}
		assertThat(Visitor.problem(handOver(browser, code("acme"), host(name)))).isEqualTo("404 unknown_tenant");
		assertThat(Visitor.problem(browser.postJson("/login/hawcx/token",
				Map.of("authCode", code("acme"), "codeVerifier", Visitor.VERIFIER), host(name))))
			.isEqualTo("404 unknown_tenant");
		assertThat(browser.getAsScript("/public/csrf", host(name)).statusCode()).isEqualTo(200);
		assertThat(browser.getPage("/me", host(name)).statusCode()).isEqualTo(302);
	}

	@Test
	void openWhenAddressNamesAnotherTenantThenIsNotFound() throws IOException {
		for (String path : List.of("/login/hawcx/acme/start", "/oauth2/authorization/acme",
				"/login/oauth2/code/acme")) {
			assertThat(Visitor.problem(browser().getAsScript(path, tenant("beta")))).isEqualTo("404 unknown_tenant");
		}
		assertThat(browser().getAsScript("/login/hawcx/acme/start", tenant("acme")).statusCode()).isEqualTo(200);
		assertThat(browser().getAsScript("/login/hawcx/acme/start").statusCode()).isEqualTo(200);
	}

	@Test
	void headerWhenAScriptSendsItThenDecidesAndForANavigationNever() throws IOException {
		Browser browser = browser();
		String[] beta = { "X-Tenant", "beta" };
		assertThat(handOver(browser, code("beta"), beta).statusCode()).isEqualTo(200);
		String[] acme = { "X-Tenant", "acme" };
		assertThat(Visitor.problem(browser.getAsScript("/me", acme))).isEqualTo("401 login_required");
		assertThat(me(browser, acme)).isEqualTo(this.tenants.description("beta"));
		assertThat(path(browser().getPage("/me", acme))).isEqualTo("/login");
		assertThat(browser().getPage("/login", acme).statusCode()).isEqualTo(200);
		assertThat(browser.getAsScript("/me", "X-Tenant", "acme", "Sec-Fetch-Mode", "navigate").body())
			.isEqualTo(this.tenants.description("beta"));
		assertThat(browser.getPage("/me", "X-Tenant", "acme", "Sec-Fetch-Mode", "cors").statusCode()).isEqualTo(401);
		assertThat(Visitor.problem(handOver(browser(), code("acme"), "X-Tenant", "nobody")))
			.isEqualTo("404 unknown_tenant");
	}

	@Test
	void pathWhenItNamesATenantThenDecides() throws IOException {
		Browser browser = browser();
		assertThat(path(browser.get("/shops/acme/me"))).isEqualTo("/oauth2/authorization/acme");
		String asked = Browser.location(browser.get("/oauth2/authorization/acme"));
		assertThat(path(browser.get(back("acme", Browser.query(asked))))).startsWith("/shops/acme/me");
		assertThat(browser.get("/shops/acme/me").body()).isEqualTo(this.tenants.description("acme"));
		assertThat(path(browser.get("/shops/beta/me"))).isEqualTo("/oauth2/authorization/beta");
		assertThat(browser.getAsScript("/shops/nobody/me").statusCode()).isEqualTo(401);
		assertThat(me(browser)).isEqualTo(this.tenants.description("acme"));
	}

}
