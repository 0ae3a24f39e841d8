package io.hawcx.emulator.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.hawcx.emulator.DiscoveryShape;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.HawcxEmulatorBuilder;
import io.hawcx.emulator.IdTokenAlgorithm;

/**
 * The emulator that options and the configuration file ask for. Each text comes with the
 * name that the user knows it by, for what is wrong with it. Not thread-safe.
 */
final class Setup {

	private static final int PORT = 7998;

	private final HawcxEmulatorBuilder builder = HawcxEmulator.builder().port(PORT);

	private final ProjectSetup project = new ProjectSetup();

	private final Map<String, ProjectSetup> tenants = new LinkedHashMap<>();

	void port(String name, String text) {
		if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65535) {
			throw new IllegalArgumentException(name + " is not a number from 0 to 65535.");
		}
		this.builder.port(Integer.parseInt(text));
	}

	void seed(String text) {
		this.builder.seed(text);
	}

	void configIdOptional(boolean optional) {
		this.builder.configIdOptional(optional);
	}

	void accessTokens(boolean accessTokens) {
		this.builder.accessTokens(accessTokens);
	}

	void debugCodes(boolean debugCodes) {
		this.builder.debugCodes(debugCodes);
	}

	void enrolUnknownUsers(boolean enrol) {
		this.builder.enrolUnknownUsers(enrol);
	}

	void discovery(String name, String text) {
		for (DiscoveryShape shape : DiscoveryShape.values()) {
			if (shape.name().toLowerCase(Locale.ROOT).equals(text)) {
				this.builder.discoveryShape(shape);
				return;
			}
		}
		throw new IllegalArgumentException(name + " is neither redirect nor lean.");
	}

	void algorithm(String name, String text) {
		for (IdTokenAlgorithm algorithm : IdTokenAlgorithm.values()) {
			if (algorithm.jwsName().equals(text)) {
				this.builder.idTokenAlgorithm(algorithm);
				return;
			}
		}
		throw new IllegalArgumentException(name + " is none of ES256, ES512 and EdDSA.");
	}

	/**
	 * Return the project without a name.
	 * @return what is known of it
	 */
	ProjectSetup project() {
		return this.project;
	}

	/**
	 * Add a tenant, or return what is known of one.
	 * @param name the name that the user knows the tenant's name by
	 * @param tenant the tenant's name
	 * @return what is known of it
	 * @throws IllegalArgumentException if the name cannot be one or there are too many
	 */
	ProjectSetup tenant(String name, String tenant) {
		try {
			this.builder.tenant(tenant);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(name + ": " + ex.getMessage(), ex);
		}
		return this.tenants.computeIfAbsent(tenant, (key) -> new ProjectSetup());
	}

	void strictRedirects(boolean strict) {
		this.builder.strictRedirects(strict);
	}

	HawcxEmulator start() {
		HawcxEmulator emulator = this.builder.start();
		this.project.apply(emulator);
		this.tenants.forEach((name, tenant) -> tenant.apply(emulator.tenant(name)));
		return emulator;
	}

}
