package io.hawcx.autoconfigure.internal;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;

/**
 * Shows what a tenant inherits from {@code hawcx.*} under the tenant's own names: all but
 * what identifies a project or authenticates it.
 */
final class InheritedProperties implements ConfigurationPropertySource {

	private static final ConfigurationPropertyName HAWCX = ConfigurationPropertyName.of("hawcx");

	// Extra headers often hold keys of a gateway.
	private static final Set<String> OWN = Set.of("configid", "clientid", "secretkey", "secretkeylocation",
			"signingkey", "management.extraheaders", "management.relyingparty");

	private static final String ISSUER = "oauth.issuer";

	private final ConfigurationPropertySource source;

	private final ConfigurationPropertyName tenant;

	private final boolean ownAddress;

	/**
	 * Create a view.
	 * @param source what has the properties of {@code hawcx.*}
	 * @param tenant what the names of the tenant's properties begin with
	 * @param ownAddress whether the tenant has a base URL of its own, with which the
	 * issuer of another does not go
	 */
	InheritedProperties(ConfigurationPropertySource source, ConfigurationPropertyName tenant, boolean ownAddress) {
		this.source = source;
		this.tenant = tenant;
		this.ownAddress = ownAddress;
	}

	@Override
	public @Nullable ConfigurationProperty getConfigurationProperty(ConfigurationPropertyName name) {
		ConfigurationPropertyName inherited = inherited(name);
		return (inherited != null) ? this.source.getConfigurationProperty(inherited) : null;
	}

	@Override
	public ConfigurationPropertyState containsDescendantOf(ConfigurationPropertyName name) {
		ConfigurationPropertyName inherited = inherited(name);
		return (inherited != null) ? this.source.containsDescendantOf(inherited) : ConfigurationPropertyState.ABSENT;
	}

	private @Nullable ConfigurationPropertyName inherited(ConfigurationPropertyName name) {
		if (!this.tenant.isAncestorOf(name)) {
			return null;
		}
		StringBuilder path = new StringBuilder();
		for (int i = this.tenant.getNumberOfElements(); i < name.getNumberOfElements(); i++) {
			path.append((i > this.tenant.getNumberOfElements()) ? "." : "").append(name.getElement(i, Form.UNIFORM));
			if (OWN.contains(path.toString()) || (this.ownAddress && ISSUER.contentEquals(path))) {
				return null;
			}
		}
		// Parsed anew: subName() fails for long names that were put together.
		return HAWCX.append(ConfigurationPropertyName.of(name.toString()).subName(this.tenant.getNumberOfElements()));
	}

}
