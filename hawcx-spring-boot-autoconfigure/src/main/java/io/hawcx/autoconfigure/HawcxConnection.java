package io.hawcx.autoconfigure;

import java.time.Clock;
import java.util.function.UnaryOperator;

import io.hawcx.HawcxListener;

/**
 * One Hawcx project as clients need it: its address, ids and keys, and how it is called.
 * Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class HawcxConnection {

	private final String prefix;

	private final HawcxConnectionDetails details;

	private final HawcxManagementProperties management;

	private final HawcxOAuthProperties oauth;

	private final UnaryOperator<String> settingNames;

	private HawcxConnection(String prefix, HawcxConnectionDetails details, HawcxProperties properties,
			UnaryOperator<String> settingNames) {
		this.prefix = prefix;
		this.settingNames = settingNames;
		this.details = details;
		this.management = properties.getManagement();
		this.oauth = properties.getOauth();
	}

	/**
	 * Create a connection of which properties say everything, and check them.
	 * @param prefix what the names of the properties begin with, such as {@code hawcx}
	 * @param properties what they say
	 * @param clock tells when to look at the keys' files again
	 * @param listener is told when they have changed
	 * @return the connection
	 * @throws io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException if a
	 * property is missing or cannot work, or a key cannot be read
	 */
	public static HawcxConnection fromProperties(String prefix, HawcxProperties properties, Clock clock,
			HawcxListener listener) {
		ManagementRules.check(prefix + ".management", properties.getManagement());
		OAuthRules.check(prefix + ".oauth", properties.getOauth());
		return new HawcxConnection(prefix, new PropertiesHawcxConnectionDetails(prefix, properties, clock, listener),
				properties, (prefix + ".")::concat);
	}

	/**
	 * Create a connection whose address, ids and keys the application provides.
	 * @param prefix what the names of the properties begin with, such as {@code hawcx}
	 * @param details address, ids and keys, which are not checked here
	 * @param properties how the project is called
	 * @return the connection
	 * @throws io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException if a
	 * property cannot work
	 */
	public static HawcxConnection of(String prefix, HawcxConnectionDetails details, HawcxProperties properties) {
		ManagementRules.check(prefix + ".management", properties.getManagement());
		OAuthRules.check(prefix + ".oauth", properties.getOauth());
		return of(prefix, details, properties, (prefix + ".")::concat);
	}

	/**
	 * Create a connection whose address, ids and keys the application provides, and which
	 * no properties describe.
	 * @param prefix what the names of the properties begin with, such as {@code hawcx}
	 * @param details address, ids and keys, which are not checked here
	 * @param properties how the project is called
	 * @param settingNames told the end of a property, such as {@code config-id}, returns
	 * what messages call the setting
	 * @return the connection
	 */
	public static HawcxConnection of(String prefix, HawcxConnectionDetails details, HawcxProperties properties,
			UnaryOperator<String> settingNames) {
		return new HawcxConnection(prefix, details, properties, settingNames);
	}

	/**
	 * Return what the names of the properties begin with.
	 * @return such as {@code hawcx}
	 */
	public String prefix() {
		return this.prefix;
	}

	/**
	 * Return what messages call a setting, for whoever has to correct it.
	 * @param key the end of its property, such as {@code config-id}
	 * @return such as {@code hawcx.config-id}
	 */
	public String settingName(String key) {
		return this.settingNames.apply(key);
	}

	/**
	 * Return address, ids and keys.
	 * @return the details
	 */
	public HawcxConnectionDetails details() {
		return this.details;
	}

	/**
	 * Return how management calls are made.
	 * @return the properties
	 */
	public HawcxManagementProperties management() {
		return this.management;
	}

	/**
	 * Return how codes are exchanged and id_tokens verified.
	 * @return the properties
	 */
	public HawcxOAuthProperties oauth() {
		return this.oauth;
	}

	/**
	 * Find out whether there are keys for management calls.
	 * @return whether there is a secret key, or a signing key with a client id
	 */
	public boolean makesManagementCalls() {
		return this.details.getSecretKey() != null || (this.details.getSigningKey() != null && hasClient());
	}

	/**
	 * Find out whether users may sign in.
	 * @return whether there is a client id
	 */
	public boolean hasClient() {
		return this.details.getClientId() != null;
	}

}
