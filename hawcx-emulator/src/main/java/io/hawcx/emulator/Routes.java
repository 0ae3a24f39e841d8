package io.hawcx.emulator;

import java.util.Map;

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
 * Which path is answered by whom.
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
		addPages(router, state, redirect, settings.responseIssuer);
		new FaultsEndpoint(state.faults).addTo(router);
		router.under(ManagementEndpoints.PREFIX,
				new ManagementEndpoints(state.tenant, state.stepUps, state.users, state.clock));
		return router;
	}

	private static void addPages(Router router, EmulatorState state, boolean redirect, boolean responseIssuer) {
		Pages pages = new Pages();
		pages.addTo(router);
		new HostedLogin(state.tenant, pages, state.codes, state.oneTimeCodes, state.users, state.clock).addTo(router,
				redirect, new ResponseIssuer(state.tenant.issuer(), responseIssuer));
		router.get("/", (request) -> Reply.redirect(302, "/emulator"));
		router.get("/emulator",
				new Dashboard(state.tenant, state.users, state.oneTimeCodes, state.requests.view(), pages));
		new StepUpPage(state.tenant, state.stepUps, state.users, state.oneTimeCodes, pages, state.clock).addTo(router);
	}

}
