package io.hawcx.emulator.internal.login;

import io.hawcx.emulator.internal.http.Handler;
import io.hawcx.emulator.internal.http.Parameters;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.oidc.Pkce;
import io.hawcx.emulator.internal.tenant.LoopbackUri;
import io.hawcx.emulator.internal.tenant.Tenant;
import io.hawcx.emulator.tenant.Client;

/**
 * Answers {@code GET /emulator/sign-in}, where {@code sdk.js} begins: the same login, but
 * the code goes to the page that opened the window, which must be of a loopback origin.
 */
final class PopupEndpoint implements Handler {

	private final Tenant tenant;

	private final Operations operations;

	private final BrowserSessions sessions;

	private final Pages pages;

	PopupEndpoint(Tenant tenant, Operations operations, BrowserSessions sessions, Pages pages) {
		this.tenant = tenant;
		this.operations = operations;
		this.sessions = sessions;
		this.pages = pages;
	}

	@Override
	public Reply handle(Request request) {
		Parameters query;
		try {
			query = request.queryParameters();
		}
		catch (IllegalArgumentException ex) {
			return this.pages.message(400, "The page's request is wrong", "Its query cannot be read.");
		}
		String origin = query.get("origin");
		if (origin == null || !LoopbackUri.isOrigin(origin)) {
			return this.pages.message(400, "The page's request is wrong", "Its origin is not a loopback one.");
		}
		if (!this.tenant.configId().equals(query.get("sdk_config_id"))) {
			return this.operations.popup(origin, "The sign-in failed", "", "The configId is missing or unknown.");
		}
		String clientId = query.get("client_id");
		Client client = (clientId != null) ? this.tenant.client(clientId) : this.tenant.confidentialClient();
		if (client == null) {
			return this.operations.popup(origin, "The sign-in failed", "", "The clientId is unknown.");
		}
		String challenge = query.get("code_challenge");
		if (challenge == null || !Pkce.isChallenge(challenge)) {
			return this.operations.popup(origin, "The sign-in failed", "", "The code_challenge is not an S256 one.");
		}
		AuthorizationRequest authorization = new AuthorizationRequest(client.id(), null, origin, null,
				query.get("nonce"), challenge);
		BrowserSession session = this.sessions.find(request);
		BrowserSession.SignOn signOn = (session != null) ? session.signOn() : null;
		return (signOn != null) ? this.operations.answer(authorization, signOn)
				: this.operations.park(authorization, request);
	}

}
