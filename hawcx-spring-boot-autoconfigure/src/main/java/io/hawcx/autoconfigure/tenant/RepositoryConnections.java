package io.hawcx.autoconfigure.tenant;

import java.util.Collection;
import java.util.Objects;

import io.hawcx.autoconfigure.HawcxConnection;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.HawcxProperties;
import io.hawcx.autoconfigure.internal.TenantProperties;
import org.jspecify.annotations.Nullable;

/**
 * Makes tenants of what a {@link HawcxTenantRepository} has found.
 */
final class RepositoryConnections {

	private final HawcxProperties properties;

	private final TenantFactory factory;

	private final @Nullable HawcxConnectionDetails main;

	/**
	 * Create it.
	 * @param properties how all tenants' projects are called
	 * @param factory makes them
	 * @param main the connection of {@code hawcx.*}, if there is one
	 */
	RepositoryConnections(HawcxProperties properties, TenantFactory factory, @Nullable HawcxConnectionDetails main) {
		this.properties = properties;
		this.factory = factory;
		this.main = main;
	}

	/**
	 * Return the tenant that was known if its project is the same, so that its clients
	 * keep what they remember; else a new one.
	 * @param name its name
	 * @param found what was found
	 * @param known the tenant as it was known, if it was
	 * @param others all tenants in use, this one among them or not
	 * @return the tenant, by the keys that were found
	 * @throws IllegalStateException if another one has the same client of the same issuer
	 */
	HawcxTenant tenant(String name, HawcxConnectionDetails found, @Nullable HawcxTenant known,
			Collection<HawcxTenant> others) {
		if (this.main != null) {
			refuseSameClient(name, found, "hawcx.*", this.main);
		}
		for (HawcxTenant other : others) {
			if (!other.name().equals(name)) {
				refuseSameClient(name, found, "the tenant '" + other.name() + "'", other.connectionDetails());
			}
		}
		if (known != null && known.connectionDetails() instanceof CurrentDetails current && current.isOf(found)) {
			current.replace(found);
			return known;
		}
		return this.factory.tenant(name, HawcxConnection.of(TenantProperties.prefix(name), new CurrentDetails(found),
				this.properties, (key) -> settingName(name, key)));
	}

	// What the repository says has no property; the rest is the same for all tenants.
	private static String settingName(String tenant, String key) {
		String method = switch (key) {
			case "base-url" -> "getBaseUrl()";
			case "config-id" -> "getConfigId()";
			case "client-id" -> "getClientId()";
			case "secret-key" -> "getSecretKey()";
			case "signing-key", "signing-key.location", "signing-key.key-id" -> "getSigningKey()";
			case "oauth.issuer" -> "getIssuer()";
			default -> null;
		};
		return (method != null) ? method + " of the tenant '" + tenant + "'" : "hawcx." + key;
	}

	private static void refuseSameClient(String name, HawcxConnectionDetails found, String whose,
			HawcxConnectionDetails other) {
		if (found.getClientId() != null && Objects.equals(found.getClientId(), other.getClientId())
				&& found.getIssuer().equals(other.getIssuer())) {
			throw new IllegalStateException("The tenant '" + name + "' has the client of " + whose
					+ " at the same issuer, so a login of one would be one of the other: change the client id in the "
					+ "HawcxTenantRepository.");
		}
	}

}
