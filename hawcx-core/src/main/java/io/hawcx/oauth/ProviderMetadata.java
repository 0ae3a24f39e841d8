package io.hawcx.oauth;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What an issuer's discovery document says, checked (OpenID Connect Discovery section 3).
 * Every address is https, or http on loopback, and is kept exactly as written.
 *
 * @since 0.1.0
 */
public final class ProviderMetadata {

	private final String issuer;

	private final String tokenEndpoint;

	private final String jwksUri;

	private final @Nullable String authorizationEndpoint;

	private final Set<String> idTokenSigningAlgorithms;

	private final @Nullable List<String> tokenEndpointAuthMethods;

	private final boolean authorizationResponseIssParameterSupported;

	ProviderMetadata(MetadataReader reader) {
		this.issuer = reader.issuer();
		this.tokenEndpoint = reader.requiredUrl("token_endpoint");
		this.jwksUri = reader.requiredUrl("jwks_uri");
		this.authorizationEndpoint = reader.optionalUrl("authorization_endpoint");
		this.idTokenSigningAlgorithms = reader.algorithms();
		this.tokenEndpointAuthMethods = reader.optionalStrings("token_endpoint_auth_methods_supported");
		this.authorizationResponseIssParameterSupported = reader.flag("authorization_response_iss_parameter_supported");
	}

	/**
	 * Return the issuer, equal to the configured one byte for byte.
	 * @return the issuer
	 */
	public String issuer() {
		return this.issuer;
	}

	/**
	 * Return where codes are exchanged.
	 * @return the address
	 */
	public String tokenEndpoint() {
		return this.tokenEndpoint;
	}

	/**
	 * Return where the keys that sign id_tokens are published.
	 * @return the address
	 */
	public String jwksUri() {
		return this.jwksUri;
	}

	/**
	 * Return where a redirect login starts.
	 * @return the address, or {@code null} where only code hand-over is offered
	 */
	public @Nullable String authorizationEndpoint() {
		return this.authorizationEndpoint;
	}

	/**
	 * Return the algorithms that id_tokens may be signed with: those that the issuer
	 * lists and this library knows.
	 * @return one or more of RS256, ES256, ES384, ES512 and EdDSA, in the issuer's order
	 */
	public Set<String> idTokenSigningAlgorithms() {
		return this.idTokenSigningAlgorithms;
	}

	/**
	 * Return how clients may authenticate at the token endpoint.
	 * @return the methods, such as {@code private_key_jwt}, or {@code null} if the issuer
	 * does not say
	 */
	public @Nullable List<String> tokenEndpointAuthMethods() {
		return this.tokenEndpointAuthMethods;
	}

	/**
	 * Return whether the issuer names itself in authorization responses (RFC 9207).
	 * @return whether a response without {@code iss} is to be refused
	 */
	public boolean authorizationResponseIssParameterSupported() {
		return this.authorizationResponseIssParameterSupported;
	}

	@Override
	public String toString() {
		return "ProviderMetadata[" + this.issuer + "]";
	}

}
