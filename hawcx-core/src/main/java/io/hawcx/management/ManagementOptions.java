package io.hawcx.management;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import io.hawcx.delegation.DelegationKeys;
import io.hawcx.http.BaseUrl;
import org.jspecify.annotations.Nullable;

/**
 * The options of a client while it is built, already checked one by one.
 */
final class ManagementOptions {

	final BaseUrl baseUrl;

	String apiPrefix = "/v1";

	Map<String, String> extraHeaders = Map.of();

	String tenantHeaderName = "X-Config-Id";

	String tenantHeaderValue;

	String apiKey;

	String protocolVersion = "2";

	@Nullable String relyingParty;

	@Nullable Supplier<DelegationKeys> keys;

	Duration timeout = Duration.ofSeconds(15);

	Duration clockSkew = Duration.ofSeconds(300);

	Clock clock = Clock.systemUTC();

	ManagementOptions(String baseUrl, String configId) {
		this.baseUrl = BaseUrl.of(Arguments.requireNonNull("baseUrl", baseUrl));
		this.tenantHeaderValue = Arguments.requirePrintable("configId", configId);
		this.apiKey = configId;
	}

	Map<String, String> commonHeaders() {
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.put(this.tenantHeaderName, this.tenantHeaderValue);
		headers.put("Content-Type", "application/json");
		headers.put("X-Hawcx-Protocol-Version", this.protocolVersion);
		return headers;
	}

	Supplier<Authentication> authentication() {
		Supplier<DelegationKeys> keys = this.keys;
		if (keys == null) {
			throw new IllegalArgumentException("secretKey must be set");
		}
		Map<String, String> headers = new HashMap<>();
		headers.put("apikey", this.apiKey);
		if (this.relyingParty != null) {
			headers.put("X-Relying-Party", this.relyingParty);
		}
		return new DelegationDoor(keys, headers, this.clock, this.clockSkew);
	}

}
