package io.hawcx.emulator.internal.login;

import java.time.Clock;

import io.hawcx.emulator.internal.auth.HostedOperations;
import io.hawcx.emulator.internal.http.Parameters;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.http.Router;
import io.hawcx.emulator.internal.oidc.AuthorizationCodes;
import io.hawcx.emulator.internal.signin.SignInServices;
import io.hawcx.emulator.internal.tenant.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a browser sees of a sign-in.
 */
public final class HostedLogin {

	private final Tenant tenant;

	private final Pages pages;

	private final BrowserSessions sessions;

	private final Operations operations;

	private final LoginEndpoint login;

	private final Clock clock;

	/**
	 * Create the login.
	 * @param tenant whose it is
	 * @param pages the pages
	 * @param codes where authorization codes are issued
	 * @param services what sign-ins work with
	 */
	public HostedLogin(Tenant tenant, Pages pages, AuthorizationCodes codes, SignInServices services) {
		this.tenant = tenant;
		this.pages = pages;
		this.clock = services.clock();
		this.sessions = new BrowserSessions(tenant.address().cookieName(), this.clock);
		this.operations = new Operations(tenant, this.sessions, codes, pages, this.clock);
		this.login = new LoginEndpoint(this.operations, this.sessions, services, pages);
	}

	/**
	 * Let a router answer the login's paths.
	 * @param router the router
	 * @param redirect whether there is an authorization endpoint; production has none
	 * @param issuer adds the issuer to authorization responses
	 */
	public void addTo(Router router, boolean redirect, ResponseIssuer issuer) {
		if (redirect) {
			router.get("/authorize", issuer
				.in(new AuthorizeEndpoint(this.tenant, this.operations, this.sessions, this.pages, this.clock)));
		}
		router.get("/login", this.login::show);
		router.post("/login", issuer.in(this.login::submit));
		router.get("/authorize/resume", issuer.in(this::resume));
	}

	/**
	 * Return the authorization requests that wait for a sign-in.
	 * @return where to find them
	 */
	public HostedOperations operations() {
		return this.operations;
	}

	/**
	 * Return whether an authorization request was parked here.
	 * @param id its {@code op}, or {@code null}
	 * @return whether it was and is not over
	 */
	public boolean isParked(@Nullable String id) {
		return this.operations.isParked(id);
	}

	private Reply resume(Request request) {
		try {
			Parameters query = request.queryParameters();
			return this.operations.resume(this.operations.find(query.get("op"), request), query.get("client_id"));
		}
		catch (IllegalArgumentException ex) {
			return this.pages.message(400, "This request cannot be read", "Start again from the application.");
		}
	}

}
