package io.hawcx.internal;

import java.util.function.UnaryOperator;

/**
 * What messages call the settings of a client, for whoever has to correct one.
 */
public final class SettingNames {

	/**
	 * The properties of a Spring application with one project.
	 */
	public static final SettingNames DEFAULT = new SettingNames("hawcx."::concat);

	private final UnaryOperator<String> names;

	/**
	 * Create the names.
	 * @param names gives each key, such as {@code config-id}, its name
	 */
	public SettingNames(UnaryOperator<String> names) {
		this.names = names;
	}

	/**
	 * Return a name as it stands in a message.
	 * @param key the end of the property, such as {@code config-id}
	 * @return such as {@code (hawcx.config-id)}
	 */
	public String of(String key) {
		return "(" + this.names.apply(key) + ")";
	}

	/**
	 * Return two of which either may be wrong.
	 * @param key the one
	 * @param other the other
	 * @return such as {@code (hawcx.base-url or hawcx.oauth.issuer)}
	 */
	public String either(String key, String other) {
		return "(" + this.names.apply(key) + " or " + this.names.apply(other) + ")";
	}

}
