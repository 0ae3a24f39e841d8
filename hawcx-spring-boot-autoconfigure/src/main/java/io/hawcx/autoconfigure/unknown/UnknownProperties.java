package io.hawcx.autoconfigure.unknown;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.hawcx.autoconfigure.HawcxProperties;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.emulator.HawcxEmulatorProperties;
import io.hawcx.autoconfigure.http.HawcxHttpProperties;
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
import org.springframework.core.env.Environment;

/**
 * Names what is written under {@code hawcx} and means nothing: most often a slip of the
 * pen. A JWK that was pasted as YAML is refused, since it would be no key at all.
 */
final class UnknownProperties {

	private static final Log logger = LogFactory.getLog(UnknownProperties.class);

	private static final Map<String, Class<?>> PROPERTIES = Map.of("hawcx", HawcxProperties.class, "hawcx.http",
			HawcxHttpProperties.class, "hawcx.login", HawcxLoginProperties.class, "hawcx.step-up",
			HawcxStepUpProperties.class, "hawcx.resource-server", HawcxResourceServerProperties.class, "hawcx.emulator",
			HawcxEmulatorProperties.class, "hawcx.tenant-repository", HawcxTenantRepositoryProperties.class);

	private static final Pattern KEY = Pattern.compile("^(hawcx(?:\\.tenants\\.[^.]+)?\\.signing-key)\\.value\\.");

	private static final String REQUIRE_NONCE = "hawcx.login.code-handover.require-nonce";

	private UnknownProperties() {
	}

	static void check(Environment environment) {
		Set<String> unknown = find(environment);
		unknown.forEach(UnknownProperties::refuseUnquotedKey);
		if (unknown.contains(REQUIRE_NONCE)) {
			throw new HawcxConfigurationException(REQUIRE_NONCE,
					REQUIRE_NONCE + " is no longer a property: no frontend of Hawcx's can carry a nonce.",
					"Remove it, and set hawcx.login.code-handover.binding=session where only codes of logins that "
							+ "the session began are to be accepted.");
		}
		if (!unknown.isEmpty()) {
			logger.warn("There is no such property, so it is ignored: " + describe(unknown)
					+ "; docs/properties.md lists those that there are.");
		}
	}

	private static String describe(Set<String> unknown) {
		SimilarNames known = new SimilarNames(PROPERTIES);
		return unknown.stream().map((name) -> {
			String meant = known.find(name);
			return (meant != null) ? name + " (did you mean " + meant + "?)" : name;
		}).collect(Collectors.joining(", "));
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
