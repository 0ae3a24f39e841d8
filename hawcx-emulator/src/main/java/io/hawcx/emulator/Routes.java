package io.hawcx.emulator;

import java.util.Map;

import io.hawcx.emulator.internal.auth.AuthEndpoint;
import io.hawcx.emulator.internal.auth.Origins;
import io.hawcx.emulator.internal.dashboard.ApprovalsEndpoint;
import io.hawcx.emulator.internal.dashboard.Dashboard;
import io.hawcx.emulator.internal.fault.FaultsEndpoint;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Router;
import io.hawcx.emulator.internal.login.HostedLogin;
import io.hawcx.emulator.internal.login.Pages;
import io.hawcx.emulator.internal.login.ResponseIssuer;
import io.hawcx.emulator.internal.login.StepUpPage;
import io.hawcx.emulator.internal.management.ManagementEndpoints;
import io.hawcx.emulator.internal.oidc.Discovery;
import io.hawcx.emulator.internal.oidc.MintCodeEndpoint;
import io.hawcx.emulator.internal.oidc.TokenEndpoint;
import io.hawcx.emulator.internal.tenant.Gateway;

/**
 * The handler of each path.
 */
final class Routes {

	private Routes() {
	}

	static Router of(EmulatorState state, Settings settings) {
		boolean redirect = settings.discoveryShape == DiscoveryShape.REDIRECT;
		Gateway gateway = new Gateway(state.tenant.configId(), settings.configIdOptional);
		Router router = new Router();
		router.get("/.well-known/openid-configuration", new Discovery(state.tenant.issuer(),
				settings.idTokenAlgorithm.jwsName(), redirect, settings.responseIssuer));
		router.get("/.well-known/jwks.json", (request) -> Reply.json(200, Map.of("keys", state.tenant.publicJwks())));
		router.get("/emulator/credentials", (request) -> Reply.json(200, state.credentials.asMap()));
		router.post("/internal/mint-code", new MintCodeEndpoint(state.tenant, gateway, state.codes, state.clock));
		router.post("/oauth2/token",
				new TokenEndpoint(state.tenant, gateway, state.codes, state.users, state.clock, settings.accessTokens));
		addPages(router, state, redirect, settings);
		new FaultsEndpoint(state.faults).addTo(router);
		router.under(ManagementEndpoints.PREFIX,
				new ManagementEndpoints(state.tenant, state.stepUps, state.users, state.clock));
		return router;
	}

	private static void addPages(Router router, EmulatorState state, boolean redirect, Settings settings) {
		Pages pages = new Pages();
		pages.addTo(router);
		HostedLogin login = new HostedLogin(state.tenant, pages, state.codes, state.signIns);
		login.addTo(router, redirect, new ResponseIssuer(state.tenant.issuer(), settings.responseIssuer));
		router.options("/v1/auth", Origins::preflight);
		router.post("/v1/auth", Origins.allow(new AuthEndpoint(state.signIns,
				new Gateway(state.tenant.configId(), false), state.codes, login.operations(), settings.debugCodes)));
		router.get("/", (request) -> Reply.redirect(302, "/emulator"));
		router.get("/emulator", new Dashboard(state.tenant, state.signIns, state.requests.view(), pages));
		router.post("/emulator/approvals", new ApprovalsEndpoint(state.approvals));
		new StepUpPage(state.tenant, state.stepUps, state.users, state.oneTimeCodes, pages, state.clock).addTo(router);
	}

}
