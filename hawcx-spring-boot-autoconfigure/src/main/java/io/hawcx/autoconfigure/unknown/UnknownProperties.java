package io.hawcx.autoconfigure.unknown;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.hawcx.autoconfigure.HawcxProperties;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.emulator.HawcxEmulatorProperties;
import io.hawcx.autoconfigure.http.HawcxHttpProperties;
import io.hawcx.autoconfigure.internal.ConfiguredValues;
import io.hawcx.autoconfigure.internal.TenantProperties;
import io.hawcx.autoconfigure.resourceserver.HawcxResourceServerProperties;
import io.hawcx.autoconfigure.security.HawcxLoginProperties;
import io.hawcx.autoconfigure.security.HawcxStepUpProperties;
import io.hawcx.autoconfigure.tenant.HawcxTenantRepositoryProperties;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.UnboundElementsSourceFilter;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/**
 * Names what is written under {@code hawcx}, or almost there, and means nothing: most
 * often a slip of the pen. A JWK that was pasted as YAML is refused, since it would be no
 * key at all.
 */
final class UnknownProperties {

	private static final Log logger = LogFactory.getLog(UnknownProperties.class);

	private static final Map<String, Class<?>> PROPERTIES = Map.of("hawcx", HawcxProperties.class, "hawcx.http",
			HawcxHttpProperties.class, "hawcx.login", HawcxLoginProperties.class, "hawcx.step-up",
			HawcxStepUpProperties.class, "hawcx.resource-server", HawcxResourceServerProperties.class, "hawcx.emulator",
			HawcxEmulatorProperties.class, "hawcx.tenant-repository", HawcxTenantRepositoryProperties.class);

	private static final Pattern KEY = Pattern.compile("^(hawcx(?:\\.tenants\\.[^.]+)?\\.signing-?key)\\.value\\.");

	private static final Pattern LISTED_TENANT = Pattern.compile("hawcx\\.tenants\\[[0-9]+]\\.(name|id)");

	private static final String ROOT = "hawcx";

	private static final String REQUIRE_NONCE = "hawcx.login.code-handover.require-nonce";

	private UnknownProperties() {
	}

	static void check(Environment environment) {
		Set<String> unknown = TenantProperties.isWritten(environment, ROOT) ? find(environment) : Set.of();
		unknown.forEach(UnknownProperties::refuseUnquotedKey);
		unknown.forEach(UnknownProperties::refuseListOfTenants);
		if (unknown.contains(REQUIRE_NONCE)) {
			throw new HawcxConfigurationException(REQUIRE_NONCE,
					REQUIRE_NONCE + " is no longer a property: no frontend of Hawcx's can carry a nonce.",
					"Remove it, and set hawcx.login.code-handover.binding=session where only codes of logins that "
							+ "the session began are to be accepted.");
		}
		Map<String, @Nullable String> ignored = new TreeMap<>();
		// Names are collected only when there is an unknown one.
		Supplier<SimilarNames> known = SingletonSupplier.of(() -> new SimilarNames(PROPERTIES));
		unknown.forEach((name) -> ignored.put(name, known.get().find(name)));
		ignored.putAll(MisplacedNames.find(environment, (name) -> known.get().has(name)));
		if (environment instanceof ConfigurableEnvironment configurable) {
			ignored.putAll(SimilarVariables.find(configurable, (name) -> known.get().findVariable(name)));
		}
		if (!ignored.isEmpty()) {
			logger.warn("There is no such property, so it is ignored: " + describe(ignored)
					+ "; docs/properties.md lists those that there are.");
		}
	}

	private static String describe(Map<String, @Nullable String> ignored) {
		return ignored.entrySet()
			.stream()
			.map((name) -> (name.getValue() != null) ? name.getKey() + " (did you mean " + name.getValue() + "?)"
					: name.getKey())
			.collect(Collectors.joining(", "));
	}

	private static void refuseListOfTenants(String name) {
		if (LISTED_TENANT.matcher(name).matches()) {
			throw new HawcxConfigurationException(TenantProperties.PREFIX,
					TenantProperties.PREFIX
							+ " is a list, but a tenant's name is the key that its properties lie below.",
					"Write " + TenantProperties.PREFIX + ".acme.config-id and so on for a tenant of the name acme.");
		}
	}

	private static void refuseUnquotedKey(String name) {
		Matcher key = KEY.matcher(name);
		if (key.lookingAt()) {
			String property = key.group(1) + ".value";
			throw new HawcxConfigurationException(property,
					property + " holds a map, as when a JWK is pasted into YAML without quotes.",
					"Put the whole JWK in single quotes, or point " + key.group(1)
							+ ".location at a file that holds it.");
		}
	}

	private static Set<String> find(Environment environment) {
		Set<String> names = new TreeSet<>();
		if (ConfiguredValues.isSet(environment.getProperty(ROOT))) {
			names.add(ROOT);
		}
		PROPERTIES.forEach((prefix, type) -> names.addAll(find(environment, Binder.get(environment), prefix, type)));
		for (String tenant : TenantProperties.names(environment)) {
			String prefix = TenantProperties.prefix(tenant);
			Binder binder = TenantProperties.ownBinder(environment, tenant);
			names.addAll(find(environment, binder, prefix, HawcxProperties.class));
			names.removeIf((name) -> name.startsWith(prefix + ".login."));
			names.addAll(find(environment, binder, prefix + ".login", HawcxLoginProperties.class));
		}
		return names;
	}

	private static Set<String> find(Environment environment, Binder binder, String prefix, Class<?> type) {
		Set<String> names = new TreeSet<>();
		try {
			binder.bind(prefix, Bindable.of(type),
					new NoUnboundElementsBindHandler(BindHandler.DEFAULT, new UnboundElementsSourceFilter()));
		}
		catch (BindException ex) {
			UnboundConfigurationPropertiesException unbound = unbound(ex);
			if (unbound != null) {
				// An empty value counts as absent, and may bind to nothing.
				unbound.getUnboundProperties()
					.stream()
					.filter((property) -> !isOfFeature(prefix, property.getName()))
					.filter((property) -> !environment.resolvePlaceholders(String.valueOf(property.getValue()))
						.isEmpty())
					.forEach((property) -> names.add(property.getName().toString()));
			}
		}
		return names;
	}

	// What lies under the prefix of a feature is looked for there.
	private static boolean isOfFeature(String prefix, ConfigurationPropertyName name) {
		return Stream.concat(PROPERTIES.keySet().stream(), Stream.of(TenantProperties.PREFIX))
			.filter((feature) -> feature.length() > prefix.length())
			.anyMatch((feature) -> ConfigurationPropertyName.of(feature).isAncestorOf(name));
	}

	private static @Nullable UnboundConfigurationPropertiesException unbound(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof UnboundConfigurationPropertiesException unbound) {
				return unbound;
			}
		}
		return null;
	}

}
