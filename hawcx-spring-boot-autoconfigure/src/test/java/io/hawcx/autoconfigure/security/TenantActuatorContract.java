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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an application with tenants, and no project of {@code hawcx.*}, tells its
 * operators of each, on either web stack.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TenantActuatorContract {

	private final List<String> secrets = new ArrayList<>();

	private Tenants tenants;

	private ContractApplication application;

	abstract ContractApplication start(Map<String, ?> properties);

	@BeforeAll
	void run() throws IOException {
		this.tenants = new Tenants("acme", "beta");
		Map<String, Object> properties = new LinkedHashMap<>(ConfiguredTenants.properties(this.tenants));
		properties.put("hawcx.login.permit-all", "/public/**,/actuator/**");
		properties.put("hawcx.http.max-attempts", "1");
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
		String code = this.tenants.code("acme", MintCodeRequest.forVerifier(Visitor.VERIFIER));
		tenant("acme").oauth().exchangeCode(code, Visitor.VERIFIER);
		this.application.beans(HawcxListener.class).forEach((listener) -> {
			listener.forTenant("beta").keyReloaded(false);
			listener.keyReloaded(true);
		});
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
		assertThat(counts("hawcx.client.requests", "operation", "tenant")).containsEntry("management acme", 1L)
			.containsEntry("management beta", 2L)
			.containsEntry("token acme", 1L)
			.containsEntry("discovery none", 1L)
			.containsKey("jwks none")
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
	void scrapeWhenReadThenHoldsNoSecret() throws IOException {
		HttpResponse<String> reply = this.application.visitor().browser().getAsScript("/actuator/prometheus");
		assertThat(reply.statusCode()).isEqualTo(200);
		assertThat(this.secrets).doesNotContainNull()
			.allSatisfy((secret) -> assertThat(reply.body()).doesNotContain(secret));
	}

}
