package io.hawcx.emulator.internal.login;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import io.hawcx.emulator.internal.http.Handler;
import io.hawcx.emulator.internal.http.Parameters;
import io.hawcx.emulator.internal.http.RefusedException;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.oidc.Pkce;
import io.hawcx.emulator.internal.tenant.Tenant;
import io.hawcx.emulator.tenant.Client;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code GET /authorize}: checks what an application asks for, then sends the
 * browser to the login page, or back at once when its user is signed in.
 */
final class AuthorizeEndpoint implements Handler {

	private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

	private final Tenant tenant;

	private final Operations operations;

	private final BrowserSessions sessions;

	private final Pages pages;

	private final Clock clock;

	AuthorizeEndpoint(Tenant tenant, Operations operations, BrowserSessions sessions, Pages pages, Clock clock) {
		this.tenant = tenant;
		this.operations = operations;
		this.sessions = sessions;
		this.pages = pages;
		this.clock = clock;
	}

	@Override
	public Reply handle(Request request) {
		Parameters query = parameters(request);
		Client client = this.tenant.client(query.get("client_id"));
		if (client == null) {
			throw refused("The client_id is missing or unknown.");
		}
		String redirectUri = query.get("redirect_uri");
		if (redirectUri == null || !this.tenant.allowsRedirect(client, redirectUri)) {
			throw refused("The redirect_uri is missing or not registered for this client.");
		}
		checkProtocol(query, redirectUri);
		AuthorizationRequest authorization = new AuthorizationRequest(client.id(), redirectUri, query.get("state"),
				query.get("nonce"), challenge(query, redirectUri));
		return signInOrPass(authorization, request, query, maxAge(query, redirectUri));
	}

	private Parameters parameters(Request request) {
		try {
			return request.queryParameters();
		}
		catch (IllegalArgumentException ex) {
			throw refused("The query cannot be read: " + ex.getMessage() + ".");
		}
	}

	private RefusedException refused(String text) {
		return new RefusedException(this.pages.message(400, "The application's request is wrong", text));
	}

	private void checkProtocol(Parameters query, String redirectUri) {
		String configId = query.get("sdk_config_id");
		if (configId != null && !configId.equals(this.tenant.configId())) {
			throw back(query, redirectUri, "invalid_request", "sdk_config_id is unknown");
		}
		String responseType = query.get("response_type");
		if (!"code".equals(responseType)) {
			throw back(query, redirectUri, (responseType != null) ? "unsupported_response_type" : "invalid_request",
					"response_type is not code");
		}
		String scope = query.get("scope");
		if (scope == null || !List.of(scope.split(" ")).contains("openid")) {
			throw back(query, redirectUri, "invalid_scope", "scope does not hold openid");
		}
		String mode = query.get("response_mode");
		if (mode != null && !mode.equals("query")) {
			throw back(query, redirectUri, "invalid_request", "response_mode is not query");
		}
	}

	private static String challenge(Parameters query, String redirectUri) {
		String challenge = query.get("code_challenge");
		if (challenge == null || !Pkce.isChallenge(challenge) || !"S256".equals(query.get("code_challenge_method"))) {
			throw back(query, redirectUri, "invalid_request",
					"code_challenge is not an S256 challenge with code_challenge_method S256");
		}
		return challenge;
	}

	private static @Nullable Duration maxAge(Parameters query, String redirectUri) {
		String text = query.get("max_age");
		if (text == null) {
			return null;
		}
		if (!SECONDS.matcher(text).matches()) {
			throw back(query, redirectUri, "invalid_request", "max_age is not a number of seconds");
		}
		return Duration.ofSeconds(Long.parseLong(text));
	}

	private static List<String> prompt(Parameters query, String redirectUri) {
		String text = query.get("prompt");
		List<String> prompt = (text != null) ? List.of(text.split(" ")) : List.of();
		if (prompt.size() > 1 && prompt.contains("none")) {
			throw back(query, redirectUri, "invalid_request", "prompt is none and something else");
		}
		return prompt;
	}

	private Reply signInOrPass(AuthorizationRequest authorization, Request request, Parameters query,
			@Nullable Duration maxAge) {
		List<String> prompt = prompt(query, authorization.redirectUri());
		BrowserSession session = this.sessions.find(request);
		BrowserSession.SignOn signOn = (session != null) ? session.signOn() : null;
		boolean loginWanted = prompt.contains("login") || prompt.contains("select_account");
		if (signOn != null && !loginWanted && signOn.isYoungerThan(maxAge, this.clock.instant())) {
			return this.operations.answer(authorization, signOn);
		}
		if (prompt.contains("none")) {
			throw back(query, authorization.redirectUri(), "login_required",
					"prompt is none, but the user has to sign in");
		}
		return this.operations.park(authorization, request);
	}

	private static RefusedException back(Parameters query, String redirectUri, String error, String description) {
		return new RefusedException(Operations.error(redirectUri, query.get("state"), error, description));
	}

}
