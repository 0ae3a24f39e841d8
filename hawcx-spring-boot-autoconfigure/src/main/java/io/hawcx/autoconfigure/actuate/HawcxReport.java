package io.hawcx.autoconfigure.actuate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

import io.hawcx.CachedJwkSet;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.internal.Latency;
import io.hawcx.autoconfigure.internal.RequestFailures;
import io.hawcx.autoconfigure.internal.RequestOutcomes;
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

	private final HawcxConnectionDetails details;

	private final RequestOutcomes outcomes;

	private final RequestFailures failures;

	private final CacheSizes caches;

	private final Sanitizer sanitizer;

	HawcxReport(HawcxConnectionDetails details, RequestOutcomes outcomes, RequestFailures failures, CacheSizes caches,
			Sanitizer sanitizer) {
		this.details = details;
		this.outcomes = outcomes;
		this.failures = failures;
		this.caches = caches;
		this.sanitizer = sanitizer;
	}

	Map<String, Object> read(boolean showValues) {
		Map<String, Object> report = new LinkedHashMap<>();
		report.put("configuration", configuration(showValues));
		report.put("keySets", this.caches.keySets().stream().map((set) -> keySet(set, showValues)).toList());
		report.put("caches", this.caches.read());
		report.put("requests", requests());
		report.put("failures", this.failures.newestFirst().stream().map(HawcxReport::failure).toList());
		return report;
	}

	private Map<String, Object> configuration(boolean showValues) {
		Map<String, Object> configuration = new LinkedHashMap<>();
		put(configuration, "baseUrl", value("hawcx.base-url", this.details.getBaseUrl(), showValues));
		put(configuration, "issuer", value("hawcx.oauth.issuer", this.details.getIssuer(), showValues));
		put(configuration, "configId", value("hawcx.config-id", this.details.getConfigId(), showValues));
		put(configuration, "clientId", value("hawcx.client-id", this.details.getClientId(), showValues));
		SecretKey secretKey = this.details.getSecretKey();
		Supplier<SigningKey> signingKey = this.details.getSigningKey();
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
		for (RequestOutcomes.Outcome outcome : this.outcomes.newestFirst()) {
			Latency latency = Objects.requireNonNullElse(latencies.get(outcome.operation()), Latency.none());
			Map<String, Object> members = new LinkedHashMap<>();
			members.put("last", outcome.result());
			members.put("ageSeconds", this.outcomes.age(outcome).toSeconds());
			members.put("count", latency.count());
			members.put("meanMillis", latency.mean().toMillis());
			members.put("maxMillis", latency.longest().toMillis());
			requests.put(name(outcome.operation()), members);
		}
		return requests;
	}

	private static Map<String, Object> failure(RequestFailures.Failure failure) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("at", failure.at().toString());
		members.put("operation", name(failure.operation()));
		members.put("problem", failure.problem());
		put(members, "requestId", failure.requestId());
		return members;
	}

	private static String name(HttpOperation operation) {
		return operation.name().toLowerCase(Locale.ROOT);
	}

}
