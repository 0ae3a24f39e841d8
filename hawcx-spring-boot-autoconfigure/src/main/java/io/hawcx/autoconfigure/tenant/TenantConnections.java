package io.hawcx.autoconfigure.tenant;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.hawcx.HawcxListener;
import io.hawcx.autoconfigure.HawcxConnection;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.HawcxProperties;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.Listeners;
import io.hawcx.autoconfigure.internal.TenantProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Reads the connections of tenants from properties and refuses what cannot work.
 */
final class TenantConnections {

	private final Environment environment;

	private final ConfigurableBeanFactory beans;

	private final Map<String, String> clients = new LinkedHashMap<>();

	/**
	 * Create a reader.
	 * @param environment where properties come from
	 * @param beans has the editors of values
	 * @param main the connection of {@code hawcx.*}, if there is one
	 */
	TenantConnections(Environment environment, ConfigurableBeanFactory beans, @Nullable HawcxConnectionDetails main) {
		this.environment = environment;
		this.beans = beans;
		if (main != null) {
			refuseSameClient("hawcx", main);
		}
	}

	/**
	 * Read all tenants.
	 * @return their connections by name
	 * @throws HawcxConfigurationException if a property of one cannot work
	 */
	Map<String, HawcxConnection> read() {
		Map<String, HawcxConnection> connections = new LinkedHashMap<>();
		TenantProperties.names(this.environment).forEach((name) -> {
			TenantNames.require(name);
			connections.put(name, checked(name, () -> read(name)));
		});
		return connections;
	}

	private HawcxConnection read(String name) {
		String prefix = TenantProperties.prefix(name);
		String replayStore = prefix + ".replay-store";
		if (this.environment.getProperty(replayStore) != null) {
			throw new HawcxConfigurationException(replayStore,
					replayStore + " has no effect: what remembers replies is the same for all tenants.",
					"Set hawcx.replay-store, and remove " + replayStore + ".");
		}
		HawcxProperties properties = TenantProperties.read(this.environment, name, "",
				this.beans.getBean(HawcxProperties.class), this.beans::copyRegisteredEditorsTo);
		HawcxConnection connection = HawcxConnection.fromProperties(prefix, properties, Clock.systemUTC(),
				new Listeners(this.beans.getBeanProvider(HawcxListener.class)).forTenant(name));
		refuseSameClient(prefix, connection.details());
		return connection;
	}

	private void refuseSameClient(String prefix, HawcxConnectionDetails details) {
		if (details.getClientId() == null) {
			return;
		}
		String property = prefix + ".client-id";
		String other = this.clients.putIfAbsent(details.getIssuer() + " " + details.getClientId(), property);
		if (other != null) {
			throw new HawcxConfigurationException(property,
					property + " and " + other
							+ " are the same client of the same issuer, so a login of one would be one of the other.",
					"Set each to the client id of its own project, or remove one of the two.");
		}
	}

	/**
	 * Do something for a tenant, and where a property that it inherits is refused name
	 * the one that is written.
	 * @param <T> the type of the result
	 * @param name the tenant's name
	 * @param step what to do
	 * @return the result
	 */
	<T> T checked(String name, Supplier<T> step) {
		try {
			return step.get();
		}
		catch (HawcxConfigurationException ex) {
			String inherited = TenantProperties.inheritedFrom(this.environment, name, ex.property());
			if (inherited == null) {
				throw nameInheritedAddress(name, ex);
			}
			throw new HawcxConfigurationException(inherited,
					ex.reason().replace(ex.property(), inherited).replaceAll("\\.$", "") + ", for the tenant '" + name
							+ "'.",
					ex.action().replace(ex.property(), inherited), ex);
		}
	}

	// Nobody wrote the address that a tenant inherits under the tenant's name.
	private HawcxConfigurationException nameInheritedAddress(String name, HawcxConfigurationException ex) {
		String address = TenantProperties.prefix(name) + ".base-url";
		String inherited = TenantProperties.inheritedFrom(this.environment, name, address);
		return (inherited != null && ex.reason().contains(address)) ? new HawcxConfigurationException(ex.property(),
				ex.reason().replace(address, inherited), ex.action(), ex) : ex;
	}

}
