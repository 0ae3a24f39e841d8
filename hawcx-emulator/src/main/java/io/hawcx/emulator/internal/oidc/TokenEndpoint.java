package io.hawcx.emulator.internal.oidc;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.emulator.internal.crypto.RandomText;
import io.hawcx.emulator.internal.http.Handler;
import io.hawcx.emulator.internal.http.Parameters;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.tenant.Gateway;
import io.hawcx.emulator.internal.tenant.ProjectClient;
import io.hawcx.emulator.internal.tenant.Tenant;
import io.hawcx.emulator.user.Users;

/**
 * Answers {@code POST /oauth2/token}: an authorization code for an id_token.
 */
public final class TokenEndpoint implements Handler {

	private final Tenant tenant;

	private final Gateway gateway;

	private final AuthorizationCodes codes;

	private final ClientAuthentication authentication;

	private final IdTokens idTokens;

	private final boolean accessTokens;

	/**
	 * Create the endpoint.
	 * @param tenant whose it is
	 * @param gateway what stands before it
	 * @param codes the codes that were issued
	 * @param users the users
	 * @param clock what everything expires on
	 * @param accessTokens whether replies have an {@code access_token}
	 */
	public TokenEndpoint(Tenant tenant, Gateway gateway, AuthorizationCodes codes, Users users, Clock clock,
			boolean accessTokens) {
		this.tenant = tenant;
		this.gateway = gateway;
		this.codes = codes;
		this.authentication = new ClientAuthentication(tenant.issuer() + "/oauth2/token", clock);
		this.idTokens = new IdTokens(tenant, users, clock);
		this.accessTokens = accessTokens;
	}

	@Override
	public Reply handle(Request request) {
		this.gateway.admit(request);
		Parameters form = form(request);
		String grantType = required(form, "grant_type");
		if (!grantType.equals("authorization_code")) {
			throw OAuthError.error(400, "unsupported_grant_type", "grant_type is not authorization_code");
		}
		ProjectClient client = client(request, form);
		this.authentication.authenticate(client, form);
		String code = required(form, "code");
		String verifier = required(form, "code_verifier");
		return granted(this.codes.redeem(code, client.id(), verifier, form.get("redirect_uri")));
	}

	/**
	 * Find the client. The vendor's SDK before 2.0 leaves a public client's id out. That
	 * the project's first public client is meant then is a guess.
	 * @param request the request
	 * @param form its parameters
	 * @return the client
	 */
	private ProjectClient client(Request request, Parameters form) {
		if (form.get("client_id") == null && request.header("X-Config-Id") != null) {
			return this.tenant.publicClient();
		}
		ProjectClient client = this.tenant.client(required(form, "client_id"));
		if (client == null) {
			throw OAuthError.invalidClient("client_id is unknown");
		}
		return client;
	}

	private static Parameters form(Request request) {
		if (!request.isOfType("application/x-www-form-urlencoded")) {
			throw OAuthError.invalidRequest("the content type is not application/x-www-form-urlencoded");
		}
		try {
			return request.formParameters();
		}
		catch (IllegalArgumentException ex) {
			throw OAuthError.invalidRequest(String.valueOf(ex.getMessage()));
		}
	}

	private static String required(Parameters form, String name) {
		String value = form.get(name);
		if (value == null) {
			throw OAuthError.invalidRequest(name + " is missing");
		}
		return value;
	}

	private Reply granted(Grant grant) {
		Map<String, Object> members = new LinkedHashMap<>();
		if (this.accessTokens) {
			members.put("access_token", RandomText.token());
		}
		members.put("id_token", this.idTokens.issue(grant));
		members.put("token_type", "Bearer");
		members.put("expires_in", IdTokens.LIFETIME_SECONDS);
		return Reply.json(200, members).with("Pragma", "no-cache");
	}

}
