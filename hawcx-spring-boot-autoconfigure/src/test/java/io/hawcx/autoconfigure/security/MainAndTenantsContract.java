package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import com.nimbusds.jose.JOSEException;
import io.hawcx.emulator.MintCodeRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project of {@code hawcx.*} with tenants beside it, of which one has no key for
 * management calls, and another provider: who may step up where, and where a login that
 * is too old leads to.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MainAndTenantsContract {

	/**
	 * The project of {@code hawcx.*}.
	 */
	static final String MAIN = "gamma";

	private static final String PATH = "/step-up/hawcx";

	private static final String NUMBER = "+15555550177";

	private static final Map<String, String> CHANGE = Map.of("purpose", "change_phone_number", "new_phone_number",
			NUMBER);

	private Tenants tenants;

	private OtherProvider other;

	private ContractApplication application;

	abstract ContractApplication start(Tenants tenants, Map<String, Object> properties);

	@BeforeAll
	void start() throws JOSEException {
		this.tenants = new Tenants(MAIN, "acme", "beta");
		this.other = new OtherProvider();
		Map<String, Object> properties = new LinkedHashMap<>(this.other.properties("other"));
		ConfiguredTenants.put(properties, "hawcx", this.tenants.emulator(MAIN).credentials());
		properties.put("hawcx.login.permit-all", "/public/**");
		properties.put("hawcx.login.page", "/public/sign-in");
		properties.put("hawcx.login.code-handover.enabled", "true");
		properties.put("hawcx.step-up.enabled", "true");
		properties.put("hawcx.step-up.max-login-age", "5m");
		this.application = start(this.tenants, properties);
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.other.close();
		this.tenants.close();
	}

	private Browser signedIn(String name, Instant authTime) throws IOException {
		Browser browser = this.application.visitor().browser();
		String code = this.tenants.code(name, MintCodeRequest.forVerifier(Visitor.VERIFIER).authTime(authTime),
				TenantLoginContract.ACCOUNT);
		HttpResponse<String> reply = TenantLoginContract.post(browser,
				name.equals(MAIN) ? "/login/hawcx" : "/login/hawcx/" + name,
				Map.of("authCode", code, "codeVerifier", Visitor.VERIFIER));
		assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
		return browser;
	}

	private static Instant now() {
		return Clock.systemUTC().instant();
	}

	private static Instant old() {
		return now().minusSeconds(600);
	}

	@ParameterizedTest
	@ValueSource(strings = { MAIN, "acme" })
	void stepUpWhenUserIsOfAProjectThenChangesTheAccountThereAlone(String name) throws IOException {
		this.tenants.names()
			.forEach((
					each) -> this.tenants.emulator(each).users().setPhone(TenantLoginContract.ACCOUNT, "+15555550100"));
		Browser browser = signedIn(name, now());
		HttpResponse<String> start = TenantLoginContract.post(browser, PATH, CHANGE);
		assertThat(start.statusCode()).as(start.body()).isEqualTo(200);
		String receipt = this.tenants.emulator(name)
			.completeStepUp(TenantLoginContract.json(start).get("start_token").asString());
		assertThat(TenantLoginContract
			.post(browser, PATH + "/receipt", Map.of("purpose", "change_phone_number", "step_up_receipt", receipt))
			.statusCode()).isEqualTo(204);
		assertThat(this.tenants.names())
			.allSatisfy((each) -> assertThat(phone(each).equals(NUMBER)).as(each).isEqualTo(each.equals(name)));
	}

	private String phone(String name) {
		return this.tenants.emulator(name).users().find(TenantLoginContract.ACCOUNT).phone();
	}

	@Test
	void stepUpWhenProjectHasNoKeyThenIsNotOffered() throws IOException {
		assertThat(Visitor.problem(TenantLoginContract.post(signedIn("beta", now()), PATH, CHANGE)))
			.isEqualTo("403 step_up_not_offered");
	}

	@ParameterizedTest
	@ValueSource(strings = { MAIN, "acme", "beta" })
	void stepUpWhenLoginIsTooOldThenIsChallenged(String name) throws IOException {
		HttpResponse<String> reply = TenantLoginContract.post(signedIn(name, old()), PATH, CHANGE);
		assertThat(Visitor.problem(reply)).isEqualTo("401 insufficient_user_authentication");
	}

	@ParameterizedTest
	@CsvSource({ MAIN + ",?max_age=300", "acme,?tenant=acme&max_age=300", "beta,?tenant=beta&max_age=300" })
	void openWhenLoginIsOldThenTellsThePageWhoseLoginIsWanted(String name, String query) throws IOException {
		assertThat(Browser.location(signedIn(name, old()).get("/ruled"))).endsWith("/public/sign-in" + query);
		assertThat(signedIn(name, now()).get("/ruled").body()).isEqualTo("ruled");
	}

	// The client that is injected is that of hawcx.*, where the same id is somebody
	// else's.
	@ParameterizedTest
	@CsvSource({ MAIN + "," + TenantLoginContract.ACCOUNT, "acme,nobody" })
	void resolveWhenUserIsOfATenantThenTheBeanKnowsNobody(String name, String userId) throws IOException {
		assertThat(signedIn(name, now()).get("/user-id").body()).isEqualTo(userId);
	}

	@Test
	void openWhenUserIsOfAnotherProviderThenIsRefusedAndStaysSignedIn() throws IOException, JOSEException {
		Browser browser = this.application.visitor().browser();
		Map<String, String> asked = Browser.query(Browser.location(browser.get("/oauth2/authorization/other")));
		this.other.answerToken(asked.get("nonce"), "otp");
		browser.get("/login/oauth2/code/other?code=c&state=" + asked.get("state"));
		assertThat(browser.get("/me").body()).isEqualTo("other bob");
		assertThat(browser.get("/ruled").statusCode()).isEqualTo(403);
		assertThat(TenantLoginContract.post(browser, PATH, CHANGE).statusCode()).isEqualTo(403);
		assertThat(browser.get("/me").body()).isEqualTo("other bob");
	}

}
