package io.hawcx.emulator.internal.oidc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.internal.http.Handler;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;

/**
 * Answers {@code /.well-known/openid-configuration} in one of two shapes.
 */
public final class Discovery implements Handler {

	private final Map<String, Object> metadata = new LinkedHashMap<>();

	/**
	 * Create the document.
	 * @param issuer the issuer
	 * @param idTokenAlgorithm what signs id_tokens
	 * @param redirect whether the redirect flow is announced; production leaves it out
	 * @param responseIssuer whether authorization responses name the issuer (RFC 9207)
	 */
	public Discovery(String issuer, String idTokenAlgorithm, boolean redirect, boolean responseIssuer) {
		this.metadata.put("issuer", issuer);
		if (redirect) {
			this.metadata.put("authorization_endpoint", issuer + "/authorize");
		}
		this.metadata.put("token_endpoint", issuer + "/oauth2/token");
		this.metadata.put("jwks_uri", issuer + "/.well-known/jwks.json");
		if (redirect) {
			this.metadata.put("response_types_supported", List.of("code"));
			this.metadata.put("grant_types_supported", List.of("authorization_code"));
			this.metadata.put("code_challenge_methods_supported", List.of("S256"));
		}
		if (redirect && responseIssuer) {
			this.metadata.put("authorization_response_iss_parameter_supported", true);
		}
		this.metadata.put("subject_types_supported", List.of("public"));
		this.metadata.put("scopes_supported", List.of("openid", "profile", "email", "phone"));
		this.metadata.put("id_token_signing_alg_values_supported", List.of(idTokenAlgorithm));
		this.metadata.put("token_endpoint_auth_methods_supported", List.of("none", "private_key_jwt"));
		this.metadata.put("token_endpoint_auth_signing_alg_values_supported", List.of("EdDSA"));
		this.metadata.put("claims_supported", List.of("iss", "sub", "aud", "exp", "iat", "nonce", "amr", "acr",
				"auth_time", "email", "email_verified", "phone_number"));
	}

	@Override
	public Reply handle(Request request) {
		return Reply.json(200, this.metadata);
	}

}
