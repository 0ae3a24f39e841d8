package io.hawcx.autoconfigure.actuate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import io.hawcx.CachedJwkSet;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.internal.Latency;
import io.hawcx.autoconfigure.internal.RequestFailures;
import io.hawcx.autoconfigure.internal.RequestOutcome;
import io.hawcx.autoconfigure.internal.RequestOutcomes;
import io.hawcx.autoconfigure.internal.TenantProperties;
import io.hawcx.autoconfigure.tenant.HawcxTenant;
import io.hawcx.http.HttpOperation;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.Sanitizer;

/**
 * What the endpoint tells: settings without secrets, keys by their ids, and what clients
 * and the transport remember.
 */
final class HawcxReport {

	private static final int MOST_TENANTS = 100;

	private final Projects projects;

	private final RequestOutcomes outcomes;

	private final RequestFailures failures;

	private final CacheSizes caches;

	private final Sanitizer sanitizer;

	HawcxReport(Projects projects, RequestOutcomes outcomes, RequestFailures failures, CacheSizes caches,
			Sanitizer sanitizer) {
		this.projects = projects;
		this.outcomes = outcomes;
		this.failures = failures;
		this.caches = caches;
		this.sanitizer = sanitizer;
	}

	Map<String, Object> read(boolean showValues) {
		Map<String, Object> report = new LinkedHashMap<>();
		HawcxConnectionDetails main = this.projects.main();
		put(report, "configuration", (main != null) ? configuration("hawcx", main, showValues) : null);
		Collection<HawcxTenant> tenants = this.projects.tenants();
		if (!tenants.isEmpty()) {
			report.put("tenants", tenants(tenants, showValues));
			report.put("tenantsKnown", tenants.size());
		}
		report.put("keySets", this.caches.keySets().stream().map((set) -> keySet(set, showValues)).toList());
		report.put("caches", this.caches.read());
		report.put("requests", requests());
		report.put("failures", this.failures.newestFirst().stream().map(HawcxReport::failure).toList());
		return report;
	}

	private Map<String, Object> tenants(Collection<HawcxTenant> tenants, boolean showValues) {
		Map<String, Object> report = new LinkedHashMap<>();
		tenants.stream().limit(MOST_TENANTS).forEach((tenant) -> {
			Map<String, Object> members = new LinkedHashMap<>();
			members.put("configuration",
					configuration(TenantProperties.prefix(tenant.name()), tenant.connectionDetails(), showValues));
			RequestOutcome newest = this.outcomes.newestOf(tenant.name());
			if (newest != null) {
				members.put("last", newest.asked().name() + " " + newest.result());
				members.put("ageSeconds", this.outcomes.age(newest).toSeconds());
			}
			report.put(tenant.name(), members);
		});
		return report;
	}

	private Map<String, Object> configuration(String prefix, HawcxConnectionDetails details, boolean showValues) {
		Map<String, Object> configuration = new LinkedHashMap<>();
		put(configuration, "baseUrl", value(prefix + ".base-url", details.getBaseUrl(), showValues));
		put(configuration, "issuer", value(prefix + ".oauth.issuer", details.getIssuer(), showValues));
		put(configuration, "configId", value(prefix + ".config-id", details.getConfigId(), showValues));
		put(configuration, "clientId", value(prefix + ".client-id", details.getClientId(), showValues));
		SecretKey secretKey = details.getSecretKey();
		Supplier<SigningKey> signingKey = details.getSigningKey();
		configuration.put("secretKey", secretKey != null);
		put(configuration, "secretKeyId", (secretKey != null) ? secretKey.keyId() : null);
		configuration.put("signingKey", signingKey != null);
		put(configuration, "signingKeyId", (signingKey != null) ? signingKey.get().keyId() : null);
		return configuration;
	}

	private @Nullable Object value(String key, @Nullable String value, boolean show) {
		return (value != null) ? this.sanitizer.sanitize(new SanitizableData(null, key, value), show) : null;
	}

	private static void put(Map<String, Object> members, String name, @Nullable Object value) {
		if (value != null) {
			members.put(name, value);
		}
	}

	private Map<String, Object> keySet(CachedJwkSet set, boolean showValues) {
		Map<String, Object> members = new LinkedHashMap<>();
		put(members, "address", value("hawcx.jwks-uri", set.address().toString(), showValues));
		members.put("keyIds", set.keyIds());
		members.put("ageSeconds", set.age().toSeconds());
		return members;
	}

	private Map<String, Object> requests() {
		Map<HttpOperation, Latency> latencies = this.outcomes.latencies();
		Map<String, Object> requests = new LinkedHashMap<>();
		for (RequestOutcome outcome : this.outcomes.newestFirst()) {
			Latency latency = Objects.requireNonNullElse(latencies.get(outcome.asked().operation()), Latency.none());
			Map<String, Object> members = new LinkedHashMap<>();
			members.put("last", outcome.result());
			members.put("ageSeconds", this.outcomes.age(outcome).toSeconds());
			members.put("count", latency.count());
			members.put("meanMillis", latency.mean().toMillis());
			members.put("maxMillis", latency.longest().toMillis());
			requests.put(outcome.asked().name(), members);
		}
		return requests;
	}

	private static Map<String, Object> failure(RequestFailures.Failure failure) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("at", failure.at().toString());
		put(members, "tenant", failure.tenant());
		members.put("operation", failure.operation().name().toLowerCase(Locale.ROOT));
		members.put("problem", failure.problem());
		put(members, "requestId", failure.requestId());
		return members;
	}

}
