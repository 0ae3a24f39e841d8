package io.hawcx.autoconfigure.internal;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Names the properties that are missing when an application injects a client, or turns on
 * a login in its own filter chain, that nothing configures. Goes before Boot's own
 * analyzer, which could only suggest to define a bean.
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

	private final Environment environment;

	MissingHawcxBeanFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		Class<?> type = cause.getBeanType();
		if (type != null && OF_LOGIN.contains(type.getName())) {
			return new FailureAnalysis(
					"A security filter chain asks for a login, but neither hawcx.client-id nor "
							+ "spring.security.oauth2.client.registration.* configures one.",
					"For the login through Hawcx set " + LOGIN
							+ ", or hawcx.emulator.enabled=true for development, and "
							+ "leave hawcx.login.enabled alone; otherwise remove the login from the chain.",
					cause);
		}
		String properties = (type != null) ? PROPERTIES.get(type.getName()) : null;
		if (type == null || properties == null) {
			return null;
		}
		if (isEmulatorEnabled()) {
			// It would configure the bean, were it there.
			return new FailureAnalysis("hawcx.emulator.enabled is true, but the emulator is not on the classpath.",
					"Add the dependency io.hawcx:hawcx-emulator, or remove hawcx.emulator.enabled.", cause);
		}
		Set<String> tenants = TenantProperties.names(this.environment);
		if (!tenants.isEmpty()) {
			String first = tenants.iterator().next();
			return new FailureAnalysis(
					"The application needs a " + type.getSimpleName()
							+ " bean, but hawcx.* configures no project, only those of tenants.",
					"Name the tenant, as in @Qualifier(\"" + first + "\"), ask HawcxTenants for its client, or set "
							+ properties + " for the project of hawcx.*.",
					cause);
		}
		return new FailureAnalysis(
				"The application needs a " + type.getSimpleName()
						+ " bean, but the hawcx.* properties do not configure one.",
				"Set " + properties + ", or hawcx.emulator.enabled=true for development.", cause);
	}

	private boolean isEmulatorEnabled() {
		try {
			return this.environment.getProperty("hawcx.emulator.enabled", Boolean.class, false);
		}
		catch (IllegalArgumentException ex) {
			// Told at the property itself.
			return false;
		}
	}

}
