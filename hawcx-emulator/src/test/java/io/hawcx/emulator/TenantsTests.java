package io.hawcx.emulator;

import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSObject;
import io.hawcx.emulator.request.RecordedRequest;
import io.hawcx.emulator.tenant.Client;
import io.hawcx.emulator.user.SignInMethod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TenantsTests {

	private static HawcxEmulator hawcx;

	private static Http http;

	@BeforeAll
	static void start() {
		hawcx = builder().tenant("acme").tenant("beta").tenant("acme").configIdOptional(true).start();
		http = new Http(hawcx.baseUrl());
	}

	private static HawcxEmulatorBuilder builder() {
		return HawcxEmulator.builder().seed("tenants");
	}

	@AfterAll
	static void stop() {
		hawcx.close();
	}

	@Test
	void givesEachTenantIdsAndKeysOfItsOwnAtOneIssuer() {
		assertThat(hawcx.tenants()).extracting(EmulatorTenant::name).containsExactly("acme", "beta");
		assertThat(hawcx.name()).isNull();
		assertThat(all()).extracting((tenant) -> tenant.credentials().issuer()).containsOnly(hawcx.baseUrl());
		assertThat(all().flatMap((tenant) -> Stream.of(tenant.credentials().configId(),
				tenant.credentials().publicClientId(), tenant.credentials().confidentialClientId(),
				tenant.credentials().secretKey(), tenant.credentials().privateJwk())))
			.doesNotHaveDuplicates();
	}

	@Test
	void leavesTheTenantWithoutNameAsItIsWithoutOthers() {
		try (HawcxEmulator alone = builder().start(); HawcxEmulator other = builder().tenant("beta").start()) {
			assertThat(alone.tenants()).isEmpty();
			assertThat(alone.credentials().secretKey()).isEqualTo(hawcx.credentials().secretKey());
			assertThat(other.tenant("beta").credentials().secretKey())
				.isEqualTo(hawcx.tenant("beta").credentials().secretKey());
			assertThat(new Http(alone.baseUrl()).get("/emulator").body()).doesNotContain("Tenant");
		}
	}

	@Test
	void tellsTheCredentialsOfEachTenant() {
		assertThat(Http.json(http.get("/emulator/credentials"))).isEqualTo(hawcx.credentials().asMap());
		assertThat(Http.json(http.get("/emulator/credentials?tenant=acme")))
			.isEqualTo(hawcx.tenant("acme").credentials().asMap());
		for (String path : List.of("/emulator/credentials?tenant=other", "/emulator?tenant=other")) {
			assertThat(http.get(path).statusCode()).isEqualTo(404);
			assertThat(http.get(path).body()).contains("No tenant has this name.").doesNotContain("private_jwk");
		}
	}

	@Test
	void saysWhichTenantsThereAreWhenOneIsAskedForThatIsNot() {
		assertThatIllegalArgumentException().isThrownBy(() -> hawcx.tenant("other"))
			.withMessageContaining("acme, beta");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Acme", "acme.com", "a b", "ä", "123456789012345678901234567890123" })
	void refusesNamesThatTheStarterWouldRefuse(String name) {
		HawcxEmulatorBuilder builder = HawcxEmulator.builder();
		assertThatIllegalArgumentException().isThrownBy(() -> builder.tenant(name))
			.withMessage("A tenant's name has 1 to 32 lower-case letters and digits.");
	}

	@Test
	void refusesMoreThanAHundredTenants() {
		HawcxEmulatorBuilder builder = HawcxEmulator.builder();
		for (int i = 0; i < 100; i++) {
			builder.tenant("t" + i);
		}
		builder.tenant("t0");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.tenant("more")).withMessageContaining("100");
	}

	@Test
	void signsWithTheTenantsKeyAndPublishesThoseOfAll() throws Exception {
		List<String> kids = all().map(TenantsTests::kid).toList();
		assertThat(kids).doesNotHaveDuplicates();
		assertThat(publishedKids()).containsAll(kids);
		hawcx.tenant("acme").rotateKeys();
		assertThat(kid(hawcx.tenant("acme"))).isNotEqualTo(kids.get(1));
		assertThat(kid(hawcx.tenant("beta"))).isEqualTo(kids.get(2));
		hawcx.rotateKeys();
		assertThat(all().map(TenantsTests::kid)).doesNotContainAnyElementsOf(kids);
		assertThat(publishedKids()).containsAll(kids).containsAll(all().map(TenantsTests::kid).toList());
	}

	@Test
	void findsTheTenantByTheClientWhenThereIsNoConfigId() {
		EmulatorTenant beta = hawcx.tenant("beta");
		assertThat(redeem(beta).statusCode()).isEqualTo(200);
		String page = new Visitor(beta).authorize(Map.of("sdk_config_id", "cfg_unknown"));
		assertThat(Visitor.location(http.get(page))).contains("error=invalid_request", "sdk_config_id");
	}

	@Test
	void keepsABrowserSignedInToSeveralTenants() {
		Visitor visitor = new Visitor(hawcx.tenant("acme"));
		visitor.signIn("alice@example.com");
		String acme = visitor.cookie();
		visitor = new Visitor(hawcx.tenant("beta"));
		visitor.signIn("alice@example.com");
		for (String name : List.of("acme", "beta")) {
			String path = new Visitor(hawcx.tenant(name)).authorize(Map.of("prompt", "none"));
			assertThat(Visitor.location(http.get(path, "Cookie", acme + "; " + visitor.cookie()))).contains("code=");
		}
	}

	@Test
	void namesTheTenantOnItsPagesAndGoesBackToItsOverview() {
		EmulatorTenant acme = hawcx.tenant("acme");
		Visitor visitor = new Visitor(acme);
		String login = visitor.begin();
		assertThat(visitor.get(login).body()).contains("Tenant acme").doesNotContain("Tenant beta");
		acme.users().create("approver@example.com");
		acme.users().setPrimaryMethods("approver@example.com", SignInMethod.APPROVAL);
		acme.users().setMfaEnforcement("approver@example.com", "always_off");
		visitor.submit("/login", visitor.get(login).body(), Map.of("email", "approver@example.com"));
		assertThat(text(visitor.get(login))).contains("href=\"/emulator?tenant=acme\"");
		HttpResponse<String> page = http.get("/emulator?tenant=acme");
		assertThat(text(page)).contains("Waiting for approval", "href=\"/emulator?tenant=beta\"",
				"href=\"/emulator/credentials?tenant=acme\"", "/emulator?tenant=acme&status=refused#requests");
		assertThat(http.get("/emulator?tenant=beta").body()).doesNotContain("Waiting for approval");
		assertThat(http.postForm("/emulator/approvals", Map.of("email", "approver@example.com", "decision", "approve"))
			.statusCode()).isEqualTo(404);
		assertThat(Visitor.location(visitor.submit("/emulator/approvals", page.body(), Map.of("decision", "approve"))))
			.isEqualTo("/emulator?tenant=acme");
		assertThat(Visitor.location(visitor.submit("/login", visitor.get(login).body(), Map.of())))
			.startsWith("/authorize/resume");
	}

	@Test
	void recordsWhichTenantWasAsked() {
		try (HawcxEmulator own = HawcxEmulator.builder().tenant("acme").tenant("beta").start()) {
			EmulatorTenant acme = own.tenant("acme");
			Visitor visitor = new Visitor(acme);
			visitor.get(Visitor.location(visitor.signIn(acme.credentials().user())));
			new Http(own.baseUrl()).get("/.well-known/jwks.json");
			assertThat(acme.requests().list()).extracting(RecordedRequest::path)
				.containsExactly("/authorize", "/login", "/login", "/login", "/login", "/authorize/resume");
			assertThat(acme.requests().list()).extracting(RecordedRequest::tenant).containsOnly("acme");
			assertThat(own.tenant("beta").requests().count()).isZero();
			assertThat(own.requests().count()).isEqualTo(7);
			assertThat(own.requests().to("/.well-known/jwks.json").latest().tenant()).isNull();
			assertThat(new Http(own.baseUrl()).get("/emulator?tenant=beta").body()).contains("None so far.");
		}
	}

	@Test
	void keepsAClientThatTwoTenantsHaveApart() {
		for (EmulatorTenant tenant : hawcx.tenants()) {
			tenant.registerClient(Client.publicClient("web").redirectUris("https://" + tenant.name() + ".test/cb"));
		}
		for (EmulatorTenant tenant : hawcx.tenants()) {
			for (EmulatorTenant other : hawcx.tenants()) {
				String path = new Visitor(tenant).authorize(Map.of("client_id", "web", "sdk_config_id",
						tenant.credentials().configId(), "redirect_uri", "https://" + other.name() + ".test/cb"));
				assertThat(http.get(path).statusCode()).isEqualTo((tenant == other) ? 302 : 400);
			}
		}
		assertThat(hawcx.clients()).extracting(Client::id).doesNotContain("web");
	}

	private static String text(HttpResponse<String> page) {
		return page.body().replace("&#x3D;", "=").replace("&amp;", "&");
	}

	private static Stream<EmulatorTenant> all() {
		return Stream.concat(Stream.of(hawcx), hawcx.tenants().stream());
	}

	private static String kid(EmulatorTenant tenant) {
		try {
			return JWSObject.parse((String) Http.json(redeem(tenant)).get("id_token")).getHeader().getKeyID();
		}
		catch (ParseException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static HttpResponse<String> redeem(EmulatorTenant tenant) {
		String client = tenant.credentials().publicClientId();
		return http.postForm("/oauth2/token",
				Map.of("grant_type", "authorization_code", "client_id", client, "code_verifier", Visitor.VERIFIER,
						"code", tenant.mintCode(MintCodeRequest.forVerifier(Visitor.VERIFIER).clientId(client))));
	}

	private static List<String> publishedKids() {
		return ((List<?>) Http.json(http.get("/.well-known/jwks.json")).get("keys")).stream()
			.map((jwk) -> (String) ((Map<?, ?>) jwk).get("kid"))
			.toList();
	}

}
