package io.hawcx.emulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.hawcx.emulator.internal.fault.ActiveFaults;
import io.hawcx.emulator.internal.request.RequestLog;
import io.hawcx.emulator.internal.tenant.TenantAddress;
import io.hawcx.emulator.request.Requests;

/**
 * The state of one running emulator: that of each tenant, and what they share.
 */
final class EmulatorState {

	final EmulatorClock clock;

	final RequestLog requests;

	final ActiveFaults faults;

	/** The tenant without a name. */
	final TenantState main;

	final Map<String, TenantState> named = new LinkedHashMap<>();

	EmulatorState(String issuer, Settings settings) {
		this.clock = new EmulatorClock(settings.clock);
		this.requests = new RequestLog(this.clock);
		this.main = new TenantState(new TenantAddress(issuer, null), settings.seed, settings, this.clock);
		settings.clients.forEach(this.main.tenant::register);
		settings.tenants.forEach((name) -> this.named.put(name, new TenantState(new TenantAddress(issuer, name),
				settings.seed.child("tenant " + name), settings, this.clock)));
		this.faults = new ActiveFaults(this.clock::skewed, this::rotateKeys);
	}

	List<TenantState> tenants() {
		List<TenantState> all = new ArrayList<>(List.of(this.main));
		all.addAll(this.named.values());
		return all;
	}

	void rotateKeys() {
		tenants().forEach((each) -> each.tenant.signingKeys().rotate());
	}

	Requests requestsOf(TenantState tenant) {
		String name = tenant.tenant.address().name();
		return this.requests.view().matching((request) -> Objects.equals(request.tenant(), name));
	}

	/**
	 * Return the keys of all tenants: they have one issuer, and so one JWKS.
	 * @return the public JWKs
	 */
	List<Map<String, Object>> publicJwks() {
		return tenants().stream().flatMap((each) -> each.tenant.publicJwks().stream()).toList();
	}

}
