package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.hawcx.HawcxException;
import io.hawcx.HawcxListener;
import io.hawcx.autoconfigure.tenant.HawcxTenant;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.management.MfaMethod;
import io.hawcx.management.StepUp;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.search.RequiredSearch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an application with tenants, and no project of {@code hawcx.*}, tells its
 * operators of each, on either web stack.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
abstract class TenantActuatorContract {

	private final List<String> secrets = new ArrayList<>();

	private Tenants tenants;

	private ContractApplication application;

	private String log;

	private JsonNode troubled;

	private JsonNode mended;

	abstract ContractApplication start(Map<String, ?> properties);

	@BeforeAll
	void run(CapturedOutput output) throws IOException {
		this.tenants = new Tenants("acme", "beta");
		Map<String, Object> properties = new LinkedHashMap<>(ConfiguredTenants.properties(this.tenants));
		properties.put("hawcx.login.permit-all", "/public/**,/actuator/**");
		properties.put("hawcx.http.max-attempts", "1");
		properties.put("hawcx.step-up.enabled", "true");
		// What others of this JVM have provoked within a minute is left out at WARN.
		properties.put("logging.level.io.hawcx.security.stepup", "debug");
		properties.put("management.endpoints.web.exposure.include", "prometheus,hawcx,health");
		properties.put("management.endpoint.health.show-details", "always");
		for (String name : this.tenants.names()) {
			EmulatorCredentials project = this.tenants.emulator(name).credentials();
			properties.put("hawcx.tenants." + name + ".secret-key", project.secretKey());
			this.secrets.addAll(List.of(project.secretKey(), project.user(), project.configId(),
					project.publicClientId(), Tenants.USER));
		}
		this.application = start(properties);
		call();
		signIn();
		fail();
		meetTrouble();
		this.log = output.toString();
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.tenants.close();
	}

	private HawcxTenant tenant(String name) {
		return this.application.bean(HawcxTenants.class).get(name);
	}

	private StepUp change(String name) {
		return StepUp.changeMfaMethod(this.tenants.emulator(name).credentials().user(), MfaMethod.TOTP);
	}

	private void call() {
		this.secrets.add(tenant("acme").hawcx().startStepUp(change("acme")).startToken());
		this.secrets.add(tenant("beta").hawcxAsync().startStepUp(change("beta")).join().startToken());
		this.tenants.emulator("beta").faults().on("/v1/management/stepup/*").times(1).wrongSignature();
		assertThatExceptionOfType(HawcxException.class)
			.isThrownBy(() -> tenant("beta").hawcx().startStepUp(change("beta")));
		tenant("acme").oauth()
			.exchangeCode(code("acme", MintCodeRequest.forVerifier(Visitor.VERIFIER)), Visitor.VERIFIER);
		this.application.beans(HawcxListener.class).forEach((listener) -> {
			listener.forTenant("beta").keyReloaded(false);
			listener.keyReloaded(true);
		});
	}

	private Browser browser() {
		return this.application.visitor().browser();
	}

	private String code(String tenant, MintCodeRequest request) {
		String code = this.tenants.code(tenant, request);
		this.secrets.add(code);
		return code;
	}

	private static HttpResponse<String> handOver(Browser browser, String address, String code) throws IOException {
		return TenantLoginContract.post(browser, address, Map.of("authCode", code, "codeVerifier", Visitor.VERIFIER));
	}

	private void signIn() throws IOException {
		Browser browser = browser();
		Map<String, String> query = Browser.query(Browser.location(browser.get("/oauth2/authorization/acme")));
		String code = code("acme", MintCodeRequest.forChallenge(query.get("code_challenge")).nonce(query.get("nonce")));
		assertThat(browser.get("/login/oauth2/code/acme?code=" + code + "&state=" + query.get("state")).statusCode())
			.isEqualTo(302);
		MintCodeRequest request = MintCodeRequest.forVerifier(Visitor.VERIFIER);
		Browser user = browser();
		assertThat(handOver(user, "/login/hawcx/beta", code("beta", request)).statusCode()).isEqualTo(200);
		assertThat(TenantLoginContract.post(user, "/step-up/hawcx", Map.of("purpose", "none-of-these")).statusCode())
			.isBetween(400, 403);
		this.secrets.add(AccessTokenContract.token(browser().postJson("/login/hawcx/beta/token",
				Map.of("authCode", code("beta", request), "codeVerifier", Visitor.VERIFIER))));
	}

	private void fail() throws IOException {
		this.secrets.add("c0de-of-nobody");
		assertThat(Browser.location(browser().get("/login/oauth2/code/beta?code=c0de-of-nobody&state=forged")))
			.endsWith("?error");
		assertThat(handOver(browser(), "/login/hawcx/acme", "c0de-of-nobody").statusCode()).isEqualTo(401);
		assertThat(browser()
			.postJson("/login/hawcx/acme/token", Map.of("authCode", "c0de-of-nobody", "codeVerifier", Visitor.VERIFIER))
			.statusCode()).isEqualTo(401);
		assertThat(browser()
			.postJson("/login/hawcx/nobody/token",
					Map.of("authCode", "c0de-of-nobody", "codeVerifier", Visitor.VERIFIER))
			.statusCode()).isEqualTo(404);
	}

	// The one's trouble is older than the other's success.
	private void meetTrouble() throws IOException {
		this.tenants.emulator("beta").faults().on("/v1/management/stepup/*").times(1).status(503);
		assertThatExceptionOfType(HawcxException.class)
			.isThrownBy(() -> tenant("beta").hawcx().startStepUp(change("beta")));
		this.secrets.add(tenant("acme").hawcx().startStepUp(change("acme")).startToken());
		this.troubled = read("/actuator/health/hawcx", 503);
		this.secrets.add(tenant("beta").hawcx().startStepUp(change("beta")).startToken());
		this.mended = read("/actuator/health/hawcx", 200);
	}

	private JsonNode read(String path, int status) throws IOException {
		HttpResponse<String> reply = browser().getAsScript(path);
		assertThat(reply.statusCode()).isEqualTo(status);
		assertThat(this.secrets).doesNotContainNull()
			.allSatisfy((secret) -> assertThat(reply.body()).doesNotContain(secret));
		return TenantLoginContract.json(reply);
	}

	// Counts by the values of some keys.
	private Map<String, Long> counts(String metric, String... keys) {
		Map<String, Long> counts = new TreeMap<>();
		RequiredSearch.in(this.application.bean(MeterRegistry.class)).name(metric).meters().forEach((meter) -> {
			List<String> values = new ArrayList<>();
			for (String key : keys) {
				values.add(meter.getId().getTag(key));
			}
			assertThat(meter.getId().getTags()).extracting(Tag::getKey).contains("tenant");
			long count = Math.round(meter.measure().iterator().next().getValue());
			counts.merge(String.join(" ", values), count, Long::sum);
		});
		return counts;
	}

	@Test
	void requestsWhenMadeForTenantsThenTellWhose() {
		assertThat(counts("hawcx.client.requests", "operation", "tenant")).containsEntry("management acme", 2L)
			.containsEntry("management beta", 4L)
			.containsEntry("token acme", 4L)
			.containsEntry("token beta", 2L)
			.containsKeys("discovery none", "jwks none")
			.doesNotContainKeys("discovery acme", "jwks acme", "jwks beta", "token none", "management none");
	}

	@Test
	void listenersWhenToldOfTenantsThenMetricsTellWhose() {
		assertThat(counts("hawcx.replies.refused", "tenant")).isEqualTo(Map.of("beta", 1L));
		assertThat(counts("hawcx.keys.reloaded", "outcome", "tenant"))
			.isEqualTo(Map.of("failure beta", 1L, "success none", 1L));
		assertThat(counts("hawcx.jwks.fetches", "outcome", "tenant")).containsOnlyKeys("success none");
	}

	@Test
	void loginsWhenEndedThenAreCountedOnceEachWithTheirTenant() {
		assertThat(counts("hawcx.logins", "way", "code", "tenant")).isEqualTo(Map.of("redirect none acme", 1L,
				"handover none beta", 1L, "token none beta", 1L, "redirect authorization_request_not_found beta", 1L,
				"handover invalid_grant acme", 1L, "token invalid_grant acme", 1L));
	}

	@Test
	void logWhenLoginsAndStepUpsFailedThenNamesTheTenantAndNoSecret() {
		assertThat(this.log).contains("Sign-in through Hawcx of tenant 'beta' failed: ",
				"Code hand-over from Hawcx of tenant 'acme' failed: ",
				"Step-up through Hawcx of tenant 'beta' failed: [");
		assertThat(this.secrets).filteredOn((secret) -> !secret.equals(Tenants.USER))
			.allSatisfy((secret) -> assertThat(this.log).doesNotContain(secret));
	}

	@Test
	void healthWhenOneTenantIsInTroubleThenIsDownUntilItsNextRequest() {
		assertThat(this.troubled.get("status").asString()).isEqualTo("DOWN");
		JsonNode details = this.troubled.get("details");
		assertThat(details.get("reason").asString())
			.startsWith("The last request to Hawcx for the tenant 'beta', management, answered 503 ");
		assertThat(details.get("tenants").propertyNames()).containsExactly("beta", "acme");
		assertThat(details.get("tenants").get("acme").asString()).startsWith("management answered 200 ");
		assertThat(details.get("keys").get(0).asString()).contains("keys were fetched");
		assertThat(details.get("metadata").get(0).asString()).matches("A discovery document was fetched \\d+ s ago\\.");
		assertThat(this.mended.get("status").asString()).isEqualTo("UP");
	}

	@Test
	void endpointWhenReadThenListsTenantsAndNoSecret() throws IOException {
		JsonNode report = read("/actuator/hawcx", 200);
		assertThat(report.propertyNames()).containsExactly("tenants", "tenantsKnown", "keySets", "caches", "requests",
				"failures");
		assertThat(report.get("tenantsKnown").asInt()).isEqualTo(2);
		assertThat(report.get("tenants").propertyNames()).containsExactly("acme", "beta");
		JsonNode acme = report.get("tenants").get("acme");
		assertThat(acme.get("configuration").get("configId").asString()).isEqualTo("******");
		assertThat(acme.get("configuration").get("secretKeyId").asString()).isNotEmpty();
		assertThat(acme.get("last").asString()).isEqualTo("management answered 200");
		assertThat(report.get("caches").get("replies").asInt()).isPositive();
		assertThat(report.get("caches").get("key_sets").asInt()).isGreaterThanOrEqualTo(2);
		assertThat(report.get("failures")
			.valueStream()
			.map((failure) -> failure.get("tenant").asString() + " " + failure.get("operation").asString() + " "
					+ failure.get("problem").asString()))
			.startsWith("beta management answered 503", "acme token answered 400")
			.contains("beta management brought a reply that was refused (signature)");
	}

	@Test
	void scrapeWhenReadThenHoldsNoSecret() throws IOException {
		HttpResponse<String> reply = browser().getAsScript("/actuator/prometheus");
		assertThat(reply.statusCode()).isEqualTo(200);
		assertThat(this.secrets).doesNotContainNull()
			.allSatisfy((secret) -> assertThat(reply.body()).doesNotContain(secret));
	}

}
