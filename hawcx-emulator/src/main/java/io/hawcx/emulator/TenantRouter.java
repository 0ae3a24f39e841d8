package io.hawcx.emulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import io.hawcx.emulator.internal.http.Handler;
import io.hawcx.emulator.internal.http.LoopbackHost;
import io.hawcx.emulator.internal.http.Parameters;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.tenant.Tenant;
import io.hawcx.emulator.internal.tenant.TenantAddress;
import org.jspecify.annotations.Nullable;

/**
 * Hands each request to the tenant that it is for, as the gateway in front of Hawcx does
 * by the config id. What a browser or a client sends without a config id is told by what
 * only one tenant knows of. The tenant's own handlers then check everything: that a
 * request gets to a tenant proves nothing. Whatever names no tenant is for the one
 * without a name.
 */
final class TenantRouter implements Handler {

	private static final String OWN_PAGES = "/emulator";

	private static final Map<String, BiPredicate<TenantState, String>> SIGNS = signs();

	private final EmulatorState state;

	private final Map<TenantState, Handler> handlers = new LinkedHashMap<>();

	TenantRouter(EmulatorState state, Settings settings) {
		this.state = state;
		state.tenants().forEach((tenant) -> this.handlers.put(tenant, Routes.of(state, tenant, settings)));
	}

	// In this order: the parked sign-in says more than the client that it is for.
	private static Map<String, BiPredicate<TenantState, String>> signs() {
		Map<String, BiPredicate<TenantState, String>> signs = new LinkedHashMap<>();
		signs.put("op", (tenant, id) -> tenant.login.isParked(id));
		signs.put("token", (tenant, token) -> tenant.stepUps.userOf(token) != null);
		signs.put("sdk_config_id", (tenant, id) -> tenant.tenant.configId().equals(id));
		signs.put("client_id", (tenant, id) -> tenant.tenant.client(id) != null);
		return signs;
	}

	@Override
	public Reply handle(Request request) {
		String name = nameOf(request);
		if (name != null && !this.state.named.containsKey(name) && LoopbackHost.matches(request.header("Host"))) {
			return Reply.gateway(404, "No tenant has this name.");
		}
		return Objects.requireNonNull(this.handlers.get(find(request))).handle(request);
	}

	/**
	 * Tell who is asked.
	 * @param request the request
	 * @return the tenant
	 */
	Tenant tenantOf(Request request) {
		return find(request).tenant;
	}

	private TenantState find(Request request) {
		if (this.state.named.isEmpty()) {
			return this.state.main;
		}
		String configId = request.header("X-Config-Id");
		if (configId != null) {
			return orMain(first((tenant) -> tenant.tenant.configId().equals(configId)));
		}
		String name = nameOf(request);
		return orMain((name != null) ? this.state.named.get(name) : bySigns(parameters(request)));
	}

	private @Nullable TenantState bySigns(Parameters parameters) {
		for (Map.Entry<String, BiPredicate<TenantState, String>> sign : SIGNS.entrySet()) {
			String value = parameters.get(sign.getKey());
			TenantState found = (value != null) ? first((tenant) -> sign.getValue().test(tenant, value)) : null;
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private @Nullable TenantState first(Predicate<TenantState> predicate) {
		return this.state.tenants().stream().filter(predicate).findFirst().orElse(null);
	}

	private TenantState orMain(@Nullable TenantState found) {
		return (found != null) ? found : this.state.main;
	}

	private static @Nullable String nameOf(Request request) {
		boolean own = request.path().equals(OWN_PAGES) || request.path().startsWith(OWN_PAGES + "/");
		return own ? parameters(request).get(TenantAddress.PARAMETER) : null;
	}

	private static Parameters parameters(Request request) {
		try {
			return request.isOfType("application/x-www-form-urlencoded") ? request.formParameters()
					: request.queryParameters();
		}
		catch (IllegalArgumentException ex) {
			// Whoever answers says what is wrong.
			return Parameters.parse("");
		}
	}

}
