package io.hawcx.autoconfigure.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.PropertyEditorRegistry;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * What {@code hawcx.tenants.*} says: which tenants there are, and the properties of each,
 * together with those of {@code hawcx.*} that it inherits.
 */
public final class TenantProperties {

	/**
	 * What the names of all tenants' properties begin with.
	 */
	public static final String PREFIX = "hawcx.tenants";

	private static final ConfigurationPropertyName TENANTS = ConfigurationPropertyName.of(PREFIX);

	private TenantProperties() {
	}

	/**
	 * Return what the names of a tenant's properties begin with.
	 * @param name the tenant's name
	 * @return the prefix, without a dot at its end
	 */
	public static String prefix(String name) {
		return PREFIX + "." + name;
	}

	/**
	 * Find the tenants that have a property.
	 * @param environment where properties come from
	 * @return their names as they are written, which may be bad ones
	 */
	public static Set<String> names(Environment environment) {
		Set<String> names = new LinkedHashSet<>();
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source instanceof IterableConfigurationPropertySource iterable) {
				iterable.stream()
					.filter(TENANTS::isAncestorOf)
					.map((property) -> property.getElement(TENANTS.getNumberOfElements(),
							ConfigurationPropertyName.Form.ORIGINAL))
					.forEach(names::add);
			}
		}
		return names;
	}

	/**
	 * Read the properties of a tenant: what it says itself, and else what it inherits.
	 * @param <T> their type
	 * @param environment where properties come from
	 * @param name the tenant's name
	 * @param group what stands between the tenant's name and that of a property, such as
	 * {@code login}, or empty
	 * @param inherited what {@code hawcx.*} says
	 * @param editors adds the editors that read values, such as those of locations
	 * @return new properties
	 */
	public static <T> T read(Environment environment, String name, String group, T inherited,
			Consumer<PropertyEditorRegistry> editors) {
		ConfigurationPropertyName tenant = TENANTS.append(name);
		ConfigurationPropertyName prefix = group.isEmpty() ? tenant : tenant.append(group);
		Iterable<ConfigurationPropertySource> sources = ConfigurationPropertySources.get(environment);
		// A source remembers the names that it was asked for: a repository may have many
		// tenants, of which none is here.
		if (!isAnythingBelow(sources, prefix)) {
			return inherit(inherited);
		}
		List<ConfigurationPropertySource> own = below(tenant, sources);
		boolean ownAddress = isSet(own, tenant.append("base-url"));
		T properties = create(inherited);
		new InheritedProperties(
				(property) -> (ownAddress && property.equals("oauth.issuer"))
						|| find(own, tenant.append(property)) != null,
				(property) -> (ownAddress && property.equals("oauth")) || isAnythingBelow(own, tenant.append(property)))
			.copy(inherited, properties, group.isEmpty() ? "" : group + ".");
		new Binder(own, new PropertySourcesPlaceholdersResolver(environment), null, editors).bind(prefix,
				Bindable.ofInstance(properties));
		return properties;
	}

	/**
	 * Return the properties of a tenant that says nothing itself.
	 * @param <T> their type
	 * @param inherited what {@code hawcx.*} says
	 * @return new properties
	 */
	public static <T> T inherit(T inherited) {
		T properties = create(inherited);
		new InheritedProperties((property) -> false, (property) -> false).copy(inherited, properties, "");
		return properties;
	}

	@SuppressWarnings("unchecked")
	private static <T> T create(T inherited) {
		return (T) BeanUtils.instantiateClass(inherited.getClass());
	}

	/**
	 * Return a binder that finds nothing but what a tenant says itself.
	 * @param environment where properties come from
	 * @param name the tenant's name
	 * @return the binder
	 */
	public static Binder ownBinder(Environment environment, String name) {
		return new Binder(below(TENANTS.append(name), ConfigurationPropertySources.get(environment)),
				new PropertySourcesPlaceholdersResolver(environment));
	}

	// A tenant that is written without a value would hide what lies below it. Other
	// sources stay as they are, since a filtered one looks through all its names at each
	// question.
	private static List<ConfigurationPropertySource> below(ConfigurationPropertyName tenant,
			Iterable<ConfigurationPropertySource> all) {
		List<ConfigurationPropertySource> sources = new ArrayList<>();
		all.forEach((source) -> sources.add((source.getConfigurationProperty(tenant) != null)
				? source.filter((property) -> !property.equals(tenant)) : source));
		return sources;
	}

	private static boolean isSet(Iterable<ConfigurationPropertySource> sources, ConfigurationPropertyName name) {
		ConfigurationProperty property = find(sources, name);
		return property != null && ConfiguredValues.isSet(String.valueOf(property.getValue()));
	}

	private static @Nullable ConfigurationProperty find(Iterable<ConfigurationPropertySource> sources,
			ConfigurationPropertyName name) {
		for (ConfigurationPropertySource source : sources) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return property;
			}
		}
		return null;
	}

	/**
	 * Tell whether a property, or one below it, is written, whatever its value.
	 * @param environment where properties come from
	 * @param property its name
	 * @return whether any source has it
	 */
	public static boolean isWritten(Environment environment, String property) {
		ConfigurationPropertyName name = ConfigurationPropertyName.of(property);
		Iterable<ConfigurationPropertySource> sources = ConfigurationPropertySources.get(environment);
		return find(sources, name) != null || isAnythingBelow(sources, name);
	}

	private static boolean isAnythingBelow(Iterable<ConfigurationPropertySource> sources,
			ConfigurationPropertyName name) {
		for (ConfigurationPropertySource source : sources) {
			if (source.containsDescendantOf(name) == ConfigurationPropertyState.PRESENT) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return from where a tenant has a property that it may inherit.
	 * @param environment where properties come from
	 * @param name the tenant's name
	 * @param property the name of its property
	 * @return the name under which it is written, or {@code null} if the tenant has its
	 * own or none
	 */
	public static @Nullable String inheritedFrom(Environment environment, String name, String property) {
		String prefix = prefix(name);
		if (!property.startsWith(prefix + ".") || environment.getProperty(property) != null) {
			return null;
		}
		String inherited = "hawcx" + property.substring(prefix.length());
		return (environment.getProperty(inherited) != null) ? inherited : null;
	}

}
