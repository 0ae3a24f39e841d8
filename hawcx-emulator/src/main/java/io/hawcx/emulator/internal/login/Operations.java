package io.hawcx.emulator.internal.login;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

import io.hawcx.emulator.internal.auth.HostedOperation;
import io.hawcx.emulator.internal.auth.HostedOperations;
import io.hawcx.emulator.internal.http.RefusedException;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.oidc.AuthorizationCodes;
import io.hawcx.emulator.internal.oidc.Grant;
import io.hawcx.emulator.internal.state.ExpiringMap;
import io.hawcx.emulator.internal.tenant.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Parks authorization requests while their users sign in, and answers them afterwards.
 * Thread-safe.
 */
final class Operations implements HostedOperations {

	private static final Duration LIFETIME = Duration.ofMinutes(10);

	private final ExpiringMap<Operation> parked;

	private final Tenant tenant;

	private final BrowserSessions sessions;

	private final AuthorizationCodes codes;

	private final Pages pages;

	Operations(Tenant tenant, BrowserSessions sessions, AuthorizationCodes codes, Pages pages, Clock clock) {
		this.tenant = tenant;
		this.sessions = sessions;
		this.codes = codes;
		this.pages = pages;
		this.parked = new ExpiringMap<>(clock);
	}

	Reply park(AuthorizationRequest authorization, Request request) {
		BrowserSession known = this.sessions.find(request);
		BrowserSession session = (known != null) ? known : new BrowserSession();
		Operation operation = new Operation(authorization, session);
		this.parked.put(operation.id(), operation, LIFETIME);
		Reply reply = Reply.redirect(302, "/login?op=" + operation.id() + "&client_id=" + authorization.clientId()
				+ "&sdk_config_id=" + encode(this.tenant.configId()));
		return (known != null) ? reply : this.sessions.rename(session, request, reply);
	}

	@Override
	public @Nullable HostedOperation find(String id) {
		Operation operation = this.parked.get(id);
		return (operation != null && !operation.isDone()) ? operation : null;
	}

	boolean isParked(@Nullable String id) {
		return this.parked.get(id) != null;
	}

	Operation find(@Nullable String id, Request request) {
		Operation operation = this.parked.get(id);
		if (operation == null) {
			throw new RefusedException(this.pages.message(400, "This sign-in is over",
					"It was finished, took too long or never began. Start again from the application."));
		}
		if (operation.session() != this.sessions.find(request)) {
			throw new RefusedException(this.pages.message(403, "This sign-in belongs to another browser",
					"Start again from the application, in this browser and with cookies allowed."));
		}
		return operation;
	}

	Reply resume(Operation operation, @Nullable String clientId) {
		BrowserSession.SignOn signOn = operation.session().signOn();
		if (!operation.isDone() || signOn == null || !operation.request().clientId().equals(clientId)) {
			return this.pages.message(400, "This sign-in is not finished", "Start again from the application.");
		}
		if (this.parked.remove(operation.id()) == null) {
			return this.pages.message(400, "This sign-in is over", "Start again from the application.");
		}
		return answer(operation.request(), signOn);
	}

	/**
	 * Send the browser back without a code, as the user wants (RFC 6749, section
	 * 4.1.2.1).
	 * @param operation what was parked
	 * @return the redirect
	 */
	Reply cancel(Operation operation) {
		this.parked.remove(operation.id());
		return error(operation.request().redirectUri(), operation.request().state(), "access_denied",
				"the user cancelled the sign-in");
	}

	static Reply error(String redirectUri, @Nullable String state, String error, String description) {
		return redirect(redirectUri, "error=" + error + "&error_description=" + encode(description), state)
			.because(error + ": " + description);
	}

	Reply answer(AuthorizationRequest request, BrowserSession.SignOn signOn) {
		String code = this.codes.issue(new Grant(request.clientId(), request.redirectUri(), request.codeChallenge(),
				request.nonce(), signOn.subject(), signOn.authTime(), signOn.amr()), AuthorizationCodes.LIFETIME);
		return redirect(request.redirectUri(), "code=" + code, request.state());
	}

	static Reply redirect(String uri, String query, @Nullable String state) {
		String separator = uri.contains("?") ? "&" : "?";
		return Reply.redirect(302, uri + separator + query + ((state != null) ? "&state=" + encode(state) : ""));
	}

	static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
