package io.hawcx.security.oauth2;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.hawcx.security.internal.SharedNames;

import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.util.Assert;

/**
 * The settings of an application's Hawcx client; whatever else a
 * {@code ClientRegistration} holds comes from the issuer's discovery document. Immutable
 * and without secrets.
 *
 * @since 0.1.0
 */
public final class HawcxClientRegistration {

	/**
	 * Registration id unless another is set: {@code hawcx}.
	 */
	public static final String DEFAULT_REGISTRATION_ID = SharedNames.DEFAULT_REGISTRATION_ID;

	private final String registrationId;

	private final String clientId;

	private final String configId;

	private final String clientName;

	private final Set<String> scopes;

	private final String redirectUri;

	private final ClientAuthenticationMethod clientAuthenticationMethod;

	private final String userNameAttribute;

	private final UnaryOperator<String> settingNames;

	private HawcxClientRegistration(Builder builder) {
		this.settingNames = builder.settingNames;
		this.registrationId = builder.registrationId;
		this.clientId = builder.clientId;
		this.configId = builder.configId;
		this.clientName = builder.clientName;
		this.scopes = withOpenid(builder.scopes);
		this.redirectUri = builder.redirectUri;
		this.clientAuthenticationMethod = builder.clientAuthenticationMethod;
		this.userNameAttribute = builder.userNameAttribute;
	}

	private static Set<String> withOpenid(List<String> scopes) {
		Set<String> all = new LinkedHashSet<>();
		// Without it stock Spring skips OpenID Connect, and with it the id_token.
		all.add(OidcScopes.OPENID);
		all.addAll(scopes);
		return Set.copyOf(all);
	}

	/**
	 * Return a builder of a public client named "Hawcx" with scope {@code openid}, the
	 * default registration id and Spring's usual callback address.
	 * @param clientId the project's OAuth client id
	 * @param configId the tenant's config id, which is not the client id
	 * @return a new builder
	 */
	public static Builder builder(String clientId, String configId) {
		return new Builder(clientId, configId);
	}

	/**
	 * Return the id under which the application knows this client.
	 * @return the registration id
	 */
	public String registrationId() {
		return this.registrationId;
	}

	/**
	 * Return the project's OAuth client id.
	 * @return the client id
	 */
	public String clientId() {
		return this.clientId;
	}

	/**
	 * Return the tenant's config id, sent to the authorization endpoint as
	 * {@code sdk_config_id}.
	 * @return the config id
	 */
	public String configId() {
		return this.configId;
	}

	/**
	 * Return the name on Spring Security's generated login page.
	 * @return the name
	 */
	public String clientName() {
		return this.clientName;
	}

	/**
	 * Return the scopes to ask for, {@code openid} always among them.
	 * @return the scopes
	 */
	public Set<String> scopes() {
		return this.scopes;
	}

	/**
	 * Return the callback address as a template of Spring Security.
	 * @return the template
	 */
	public String redirectUri() {
		return this.redirectUri;
	}

	/**
	 * Return how the client authenticates at the token endpoint.
	 * @return {@code none} or {@code private_key_jwt}
	 */
	public ClientAuthenticationMethod clientAuthenticationMethod() {
		return this.clientAuthenticationMethod;
	}

	/**
	 * Return the claim of the id_token by which the application names a user, as
	 * {@code Authentication.getName()} does.
	 * @return the name of the claim
	 */
	public String userNameAttribute() {
		return this.userNameAttribute;
	}

	/**
	 * Return what messages call a setting, for whoever has to correct it.
	 * @param key the end of its property, such as {@code config-id}
	 * @return such as {@code hawcx.config-id}
	 */
	public String settingName(String key) {
		return this.settingNames.apply(key);
	}

	@Override
	public String toString() {
		return "HawcxClientRegistration[" + this.registrationId + ", client " + this.clientId + "]";
	}

	/**
	 * Builds a {@link HawcxClientRegistration}. Each method throws an
	 * {@link IllegalArgumentException} that names its argument if that is unusable. Not
	 * thread-safe.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final String clientId;

		private final String configId;

		private String registrationId = DEFAULT_REGISTRATION_ID;

		private String clientName = "Hawcx";

		private List<String> scopes = List.of();

		private String redirectUri = "{baseUrl}/login/oauth2/code/{registrationId}";

		private ClientAuthenticationMethod clientAuthenticationMethod = ClientAuthenticationMethod.NONE;

		private String userNameAttribute = IdTokenClaimNames.SUB;

		private UnaryOperator<String> settingNames = "hawcx."::concat;

		private Builder(String clientId, String configId) {
			Assert.hasText(clientId, "clientId must not be empty");
			Assert.hasText(configId, "configId must not be empty");
			this.clientId = clientId;
			this.configId = configId;
		}

		/**
		 * Set the registration id. Default: {@code hawcx}.
		 * @param registrationId the id, part of the login and callback addresses
		 * @return this builder
		 */
		public Builder registrationId(String registrationId) {
			Assert.hasText(registrationId, "registrationId must not be empty");
			this.registrationId = registrationId;
			return this;
		}

		/**
		 * Set the name on the generated login page. Default: Hawcx.
		 * @param clientName the name
		 * @return this builder
		 */
		public Builder clientName(String clientName) {
			Assert.hasText(clientName, "clientName must not be empty");
			this.clientName = clientName;
			return this;
		}

		/**
		 * Set the scopes to ask for. {@code openid} is added where it is missing.
		 * Default: {@code openid} alone.
		 * @param scopes the scopes
		 * @return this builder
		 */
		public Builder scopes(String... scopes) {
			Assert.notNull(scopes, "scopes must not be null");
			for (String scope : scopes) {
				Assert.hasText(scope, "scopes must not hold an empty one");
			}
			this.scopes = List.of(scopes);
			return this;
		}

		/**
		 * Set the callback address. Default:
		 * {@code {baseUrl}/login/oauth2/code/{registrationId}}.
		 * @param redirectUri an address or a template with Spring Security's variables
		 * @return this builder
		 */
		public Builder redirectUri(String redirectUri) {
			Assert.hasText(redirectUri, "redirectUri must not be empty");
			this.redirectUri = redirectUri;
			return this;
		}

		/**
		 * Set how the client authenticates at the token endpoint; it must agree with the
		 * {@code HawcxOAuth} in use. Default: {@code none}.
		 * @param clientAuthenticationMethod {@code none} or {@code private_key_jwt}
		 * @return this builder
		 * @throws IllegalArgumentException if the method is any other
		 */
		public Builder clientAuthenticationMethod(ClientAuthenticationMethod clientAuthenticationMethod) {
			Assert.notNull(clientAuthenticationMethod, "clientAuthenticationMethod must not be null");
			Assert.isTrue(
					ClientAuthenticationMethod.NONE.equals(clientAuthenticationMethod)
							|| ClientAuthenticationMethod.PRIVATE_KEY_JWT.equals(clientAuthenticationMethod),
					() -> "clientAuthenticationMethod must be none or private_key_jwt, not "
							+ clientAuthenticationMethod.getValue());
			this.clientAuthenticationMethod = clientAuthenticationMethod;
			return this;
		}

		/**
		 * Set the claim of the id_token by which the application names a user. An
		 * id_token without it is refused. Default: {@code sub}.
		 * @param userNameAttribute the name of the claim
		 * @return this builder
		 */
		public Builder userNameAttribute(String userNameAttribute) {
			Assert.hasText(userNameAttribute, "userNameAttribute must not be empty");
			this.userNameAttribute = userNameAttribute;
			return this;
		}

		/**
		 * Set what messages call the settings of the project. Default: {@code hawcx.} and
		 * the end of the property, such as {@code config-id}.
		 * @param settingNames told the end of a property, returns the name
		 * @return this builder
		 */
		public Builder settingNames(UnaryOperator<String> settingNames) {
			Assert.notNull(settingNames, "settingNames must not be null");
			this.settingNames = settingNames;
			return this;
		}

		/**
		 * Build the registration.
		 * @return an immutable registration
		 */
		public HawcxClientRegistration build() {
			return new HawcxClientRegistration(this);
		}

	}

}
