package io.hawcx.emulator;

import java.util.List;
import java.util.Map;

import io.hawcx.emulator.internal.auth.AuthEndpoint;
import io.hawcx.emulator.internal.auth.Origins;
import io.hawcx.emulator.internal.dashboard.ApprovalsEndpoint;
import io.hawcx.emulator.internal.dashboard.Dashboard;
import io.hawcx.emulator.internal.fault.FaultsEndpoint;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Router;
import io.hawcx.emulator.internal.login.ResponseIssuer;
import io.hawcx.emulator.internal.login.StepUpPage;
import io.hawcx.emulator.internal.management.ManagementEndpoints;
import io.hawcx.emulator.internal.oidc.Discovery;
import io.hawcx.emulator.internal.oidc.MintCodeEndpoint;
import io.hawcx.emulator.internal.oidc.TokenEndpoint;
import io.hawcx.emulator.internal.tenant.Gateway;
import io.hawcx.emulator.internal.tenant.TenantAddress;

/**
 * The handler of each path of a tenant.
 */
final class Routes {

	private Routes() {
	}

	static Router of(EmulatorState state, TenantState tenant, Settings settings) {
		boolean redirect = settings.discoveryShape == DiscoveryShape.REDIRECT;
		Gateway gateway = new Gateway(tenant.tenant.configId(), settings.configIdOptional);
		Router router = new Router();
		router.get("/.well-known/openid-configuration", new Discovery(tenant.tenant.issuer(),
				settings.idTokenAlgorithm.jwsName(), redirect, settings.responseIssuer));
		router.get("/.well-known/jwks.json", (request) -> Reply.json(200, Map.of("keys", state.publicJwks())));
		router.get("/emulator/credentials", (request) -> Reply.json(200, tenant.credentials.asMap()));
		router.post("/internal/mint-code", new MintCodeEndpoint(tenant.tenant, gateway, tenant.codes, state.clock));
		router.post("/oauth2/token", new TokenEndpoint(tenant.tenant, gateway, tenant.codes, tenant.users, state.clock,
				settings.accessTokens));
		addLogin(router, tenant, redirect, settings);
		addPages(router, state, tenant);
		new FaultsEndpoint(state.faults).addTo(router);
		router.under(ManagementEndpoints.PREFIX,
				new ManagementEndpoints(tenant.tenant, tenant.stepUps, tenant.users, state.clock));
		return router;
	}

	private static void addLogin(Router router, TenantState tenant, boolean redirect, Settings settings) {
		tenant.login.addTo(router, redirect, new ResponseIssuer(tenant.tenant.issuer(), settings.responseIssuer));
		router.options("/v1/auth", Origins::preflight);
		router.post("/v1/auth",
				Origins.allow(new AuthEndpoint(tenant.signIns, new Gateway(tenant.tenant.configId(), false),
						tenant.codes, tenant.login.operations(), settings.debugCodes)));
	}

	private static void addPages(Router router, EmulatorState state, TenantState tenant) {
		TenantAddress address = tenant.tenant.address();
		tenant.pages.addTo(router);
		router.get("/", (request) -> Reply.redirect(302, "/emulator"));
		router.get("/emulator", new Dashboard(tenant.tenant, tenant.signIns, state.requestsOf(tenant),
				List.copyOf(state.named.keySet()), tenant.pages));
		router.post("/emulator/approvals", new ApprovalsEndpoint(tenant.approvals, address));
		new StepUpPage(tenant.tenant, tenant.stepUps, tenant.users, tenant.oneTimeCodes, tenant.pages, state.clock)
			.addTo(router);
	}

}
