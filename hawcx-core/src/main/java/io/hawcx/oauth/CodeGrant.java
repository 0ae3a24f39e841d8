package io.hawcx.oauth;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.hawcx.TokenExchangeException;
import io.hawcx.internal.Arguments;
import io.hawcx.internal.SettingNames;
import org.jspecify.annotations.Nullable;

/**
 * One code on its way to the token endpoint, with arguments that have been checked.
 */
final class CodeGrant {

	private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

	private final String clientId;

	private final SettingNames names;

	private final String code;

	private final String codeVerifier;

	private final @Nullable String redirectUri;

	private final @Nullable ClientAssertionSigner signer;

	private final Clock clock;

	private volatile @Nullable SignedAssertion assertion;

	CodeGrant(OAuthSettings settings, @Nullable ClientAssertionSigner signer, String code, String codeVerifier,
			@Nullable String redirectUri) {
		this.clientId = settings.clientId();
		this.names = settings.names();
		this.clock = settings.clock();
		this.signer = signer;
		this.code = Arguments.requireNotBlank("code", code);
		this.codeVerifier = Arguments.requireCodeVerifier(codeVerifier);
		this.redirectUri = Arguments.requireNotBlankIfPresent("redirectUri", redirectUri);
	}

	/**
	 * Fill in the form for one attempt, with an assertion of its own.
	 * @param metadata where the form goes
	 * @return names and values, not encoded
	 */
	Map<String, String> form(ProviderMetadata metadata) {
		Map<String, String> form = new LinkedHashMap<>();
		form.put("grant_type", "authorization_code");
		form.put("code", this.code);
		form.put("code_verifier", this.codeVerifier);
		form.put("client_id", this.clientId);
		if (this.redirectUri != null) {
			form.put("redirect_uri", this.redirectUri);
		}
		if (this.signer != null) {
			requireAssertionWelcome(metadata);
			SignedAssertion signed = this.signer.sign(this.clientId, metadata, this.clock);
			this.assertion = signed;
			form.put("client_assertion_type", ASSERTION_TYPE);
			form.put("client_assertion", signed.jwt());
		}
		return form;
	}

	/**
	 * Return what a reply to the last attempt must not repeat.
	 * @return the secrets that were sent
	 */
	Set<String> secrets() {
		Set<String> secrets = new LinkedHashSet<>(List.of(this.code, this.codeVerifier));
		SignedAssertion sent = this.assertion;
		if (sent != null) {
			secrets.add(sent.jwt());
		}
		return secrets;
	}

	/**
	 * Return who asks.
	 * @return the client, and what the last attempt authenticated it by
	 */
	TokenRefusal.ClientFacts client() {
		return new TokenRefusal.ClientFacts(this.clientId, this.assertion, this.names);
	}

	private static void requireAssertionWelcome(ProviderMetadata metadata) {
		List<String> methods = metadata.tokenEndpointAuthMethods();
		if (methods != null && !methods.contains("private_key_jwt")) {
			throw new TokenExchangeException("Nothing was sent to " + metadata.tokenEndpoint()
					+ ": token_endpoint_auth_methods_supported of " + metadata.issuer()
					+ " lacks private_key_jwt; leave the signing key out, or use a confidential client", null);
		}
	}

}
