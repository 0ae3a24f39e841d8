package io.hawcx.autoconfigure.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Names the properties that are missing when an application injects a client, or turns on
 * a login in its own filter chain, that nothing configures; where they are there, what
 * else is in the way. Goes before Boot's own analyzer, which could only suggest to define
 * a bean.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class MissingHawcxBeanFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

	private static final String MANAGEMENT = "hawcx.base-url, hawcx.config-id and hawcx.secret-key (or, in place of "
			+ "the last, hawcx.client-id and hawcx.signing-key.location)";

	private static final String LOGIN = "hawcx.base-url, hawcx.config-id and hawcx.client-id";

	private static final Map<String, String> PROPERTIES = Map.of("io.hawcx.Hawcx", MANAGEMENT, "io.hawcx.HawcxAsync",
			MANAGEMENT, "io.hawcx.management.StepUpClient", MANAGEMENT, "io.hawcx.management.StepUpClientAsync",
			MANAGEMENT, "io.hawcx.oauth.HawcxOAuth", LOGIN, "io.hawcx.oauth.HawcxOAuthAsync", LOGIN);

	// What a chain of the application's own asks for when it turns on the login.
	private static final Set<String> OF_LOGIN = Set.of(
			"org.springframework.security.oauth2.client.registration.ClientRegistrationRepository",
			"org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository",
			"io.hawcx.security.oauth2.HawcxClientRegistration");

	private static final List<String> KEYS = List.of("secret-key", "secret-key-location", "signing-key.location",
			"signing-key.value");

	private static final String EMULATOR = "hawcx.emulator.enabled";

	private static final String NOT_IN_CONTEXT = "the starter's auto-configuration is not part of this context, as in "
			+ "a test slice, or where it is excluded.";

	private static final String ADD_TO_SLICE = "In a slice such as @WebMvcTest add @AutoConfigureHawcxEmulator of "
			+ "hawcx-spring-boot-starter-test";

	private final BeanFactory beans;

	private final Environment environment;

	MissingHawcxBeanFailureAnalyzer(BeanFactory beans, Environment environment) {
		this.beans = beans;
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		Class<?> type = cause.getBeanType();
		String properties = (type != null) ? PROPERTIES.get(type.getName()) : null;
		if (type == null || (properties == null && !OF_LOGIN.contains(type.getName()))) {
			return null;
		}
		HawcxConfigurationException wrongSwitch = Switches.find(this.environment);
		if (wrongSwitch != null) {
			// What it switches on might have configured the bean.
			return new FailureAnalysis(wrongSwitch.reason(), wrongSwitch.action(), cause);
		}
		if (properties == null) {
			return login(cause);
		}
		String needs = "The application needs a " + type.getSimpleName() + " bean";
		if (isTrue(EMULATOR) && !isEmulatorPresent()) {
			// It would configure the bean, were it there.
			return new FailureAnalysis(EMULATOR + " is true, but the emulator is not on the classpath.",
					"Add the dependency io.hawcx:hawcx-emulator, or remove " + EMULATOR + ".", cause);
		}
		String qualifier = qualifier(rootFailure);
		return (qualifier != null) ? ofTenant(needs, qualifier, properties, cause) : ofMain(needs, properties, cause);
	}

	private FailureAnalysis login(NoSuchBeanDefinitionException cause) {
		String asks = "A security filter chain asks for a login, but ";
		if (!isSet("hawcx.client-id") && !isTrue(EMULATOR)) {
			return new FailureAnalysis(
					asks + "neither hawcx.client-id nor spring.security.oauth2.client.registration.* configures one.",
					"For the login through Hawcx set " + LOGIN
							+ ", or hawcx.emulator.enabled=true for development, and "
							+ "leave hawcx.login.enabled alone; otherwise remove the login from the chain.",
					cause);
		}
		if ("false".equalsIgnoreCase(value("hawcx.login.enabled"))) {
			return new FailureAnalysis(asks + "hawcx.login.enabled is false.",
					"Remove hawcx.login.enabled, or the login from the chain.", cause);
		}
		return new FailureAnalysis(asks + NOT_IN_CONTEXT,
				ADD_TO_SLICE + "; elsewhere remove what excludes it, or the login from the chain.", cause);
	}

	private FailureAnalysis ofMain(String needs, String properties, NoSuchBeanDefinitionException cause) {
		if (isTrue(EMULATOR) || isConfigured("hawcx", properties)) {
			return notInContext(needs, cause);
		}
		Set<String> tenants = TenantProperties.names(this.environment);
		if (!tenants.isEmpty()) {
			return new FailureAnalysis(needs + ", but hawcx.* configures no project, only those of tenants.",
					"Name the tenant, as in @Qualifier(\"" + tenants.iterator().next()
							+ "\"), ask HawcxTenants for its client, or set " + properties
							+ " for the project of hawcx.*.",
					cause);
		}
		return new FailureAnalysis(needs + ", but the hawcx.* properties do not configure one.",
				"Set " + properties + ", or hawcx.emulator.enabled=true for development.", cause);
	}

	private FailureAnalysis ofTenant(String needs, String name, String properties,
			NoSuchBeanDefinitionException cause) {
		Set<String> tenants = TenantProperties.names(this.environment);
		String qualified = needs + " with @Qualifier(\"" + name + "\")";
		String prefix = TenantProperties.prefix(name);
		if (!tenants.contains(name)) {
			return new FailureAnalysis(qualified + ", but " + prefix + ".* says nothing.",
					tenants.isEmpty() ? "Remove the qualifier, or configure the tenant."
							: "Write the name of a tenant that there is: " + String.join(", ", tenants) + ".",
					cause);
		}
		if (isConfigured(prefix, properties)) {
			return notInContext(qualified, cause);
		}
		return new FailureAnalysis(qualified + ", but " + prefix + ".* does not configure one.",
				"Set " + properties.replace("hawcx.", prefix + ".") + ".", cause);
	}

	private static FailureAnalysis notInContext(String needs, NoSuchBeanDefinitionException cause) {
		return new FailureAnalysis(needs + ", and properties configure one, but " + NOT_IN_CONTEXT,
				ADD_TO_SLICE + ", or replace the bean by @MockitoBean; elsewhere remove what excludes it.", cause);
	}

	private @Nullable String qualifier(Throwable rootFailure) {
		UnsatisfiedDependencyException unsatisfied = findCause(rootFailure, UnsatisfiedDependencyException.class);
		InjectionPoint point = (unsatisfied != null) ? unsatisfied.getInjectionPoint() : null;
		Qualifier qualifier = (point != null) ? point.getAnnotation(Qualifier.class) : null;
		return (qualifier != null) ? qualifier.value() : null;
	}

	private boolean isEmulatorPresent() {
		ClassLoader classes = (this.beans instanceof ConfigurableBeanFactory configurable)
				? configurable.getBeanClassLoader() : null;
		return ClassUtils.isPresent("io.hawcx.emulator.HawcxEmulator", classes);
	}

	private boolean isConfigured(String prefix, String properties) {
		boolean key = KEYS.stream().anyMatch((name) -> isSet(prefix + "." + name));
		return properties.equals(MANAGEMENT) ? key : isSet(prefix + ".client-id");
	}

	private boolean isTrue(String name) {
		return "true".equalsIgnoreCase(value(name));
	}

	private boolean isSet(String name) {
		return ConfiguredValues.isSet(value(name));
	}

	private @Nullable String value(String name) {
		try {
			return this.environment.getProperty(name);
		}
		catch (IllegalArgumentException ex) {
			// A placeholder that nothing resolves, which is told of elsewhere.
			return null;
		}
	}

}
