package io.hawcx.autoconfigure.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Says at start what about the login would otherwise be noticed late: settings that an
 * own filter chain leaves without effect, and why nobody can sign in.
 */
final class LoginNotices {

	private static final Log logger = LogFactory.getLog(LoginNotices.class);

	private static final String HANDOVER = "io.hawcx.security.handover.";

	private static final String STEP_UP = "io.hawcx.security.stepup.";

	// What makes a resource server of an application that writes no chain.
	private static final List<String> TOKEN_READERS = List.of("org.springframework.security.oauth2.jwt.JwtDecoder",
			"org.springframework.security.oauth2.jwt.ReactiveJwtDecoder",
			"org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector",
			"org.springframework.security.oauth2.server.resource.introspection.ReactiveOpaqueTokenIntrospector");

	// What oauth2Login() adds, with or without us, on either web stack.
	private static final String REDIRECT = "org.springframework.security.oauth2.client.web.";

	private LoginNotices() {
	}

	/**
	 * Warn that nobody can sign in since none of the application's own chains has the
	 * login, and of settings without effect on these chains.
	 * @param login the login's settings
	 * @param stepUp the step-up's settings
	 * @param filters names of the filter classes of these chains
	 * @param line what to write in a chain
	 */
	static void ownChain(HawcxLoginProperties login, HawcxStepUpProperties stepUp, Collection<String> filters,
			String line) {
		if (filters.stream().noneMatch(LoginNotices::isLogin)) {
			logger.warn("Login through Hawcx is configured, but nobody can sign in: none of the application's security "
					+ "filter chains has it. Add " + line
					+ " to the chain that users sign in at, or, where nobody signs "
					+ "in, set hawcx.login.enabled=false.");
		}
		List<String> settings = new ArrayList<>();
		addIf(settings, !login.getPermitAll().isEmpty(), "hawcx.login.permit-all");
		addIf(settings, LoginAddresses.reactive(login).page() != null, "hawcx.login.page");
		addIf(settings, !login.getAllowedOrigins().isEmpty(), "hawcx.login.allowed-origins");
		addIf(settings, login.getCodeHandover().isEnabled() && !has(filters, HANDOVER), "hawcx.login.code-handover.*");
		addIf(settings, stepUp.isEnabled() && !has(filters, STEP_UP), "hawcx.step-up.*");
		if (!settings.isEmpty()) {
			logger.warn("The application has its own security filter chain, so these settings have no effect on it: "
					+ String.join(", ", settings) + ". Say the same in the chain that users sign in at, beginning with "
					+ line + ", and remove them.");
		}
	}

	/**
	 * Warn of a resource server that takes no tokens, since the default chain is the
	 * login's.
	 * @param beans the application's beans
	 */
	static void resourceServer(ListableBeanFactory beans) {
		ClassLoader classLoader = LoginNotices.class.getClassLoader();
		TOKEN_READERS.stream()
			.filter((type) -> ClassUtils.isPresent(type, classLoader))
			.flatMap((type) -> Stream
				.of(beans.getBeanNamesForType(ClassUtils.resolveClassName(type, classLoader), true, false)))
			.findFirst()
			.ifPresent((name) -> logger.warn("The bean '" + name + "' makes the application a resource server, but the "
					+ "default security filter chain is that of the login through Hawcx and takes no tokens of that "
					+ "kind. Where nobody signs in here set hawcx.login.enabled=false, else write a chain with "
					+ "oauth2ResourceServer(). For id_tokens of Hawcx as bearer tokens there is "
					+ "hawcx.resource-server.enabled."));
	}

	/**
	 * Tell why Spring Boot's password form protects the application.
	 */
	static void passwordForm() {
		logger
			.info("hawcx.client-id is not set, so users cannot sign in through Hawcx, and Spring Boot's password form "
					+ "protects the application, for which there are no users. Set hawcx.base-url, hawcx.config-id and "
					+ "hawcx.client-id, or hawcx.emulator.enabled=true in development, or write a security filter chain.");
	}

	/**
	 * Warn that nobody can sign in at an application that is not on the web.
	 */
	static void noWebApplication() {
		logger.warn("hawcx.client-id is set, but nobody can sign in: this is no web application, and it ends at once "
				+ "unless something else keeps it running. Add spring-boot-starter-webmvc or spring-boot-starter-webflux,"
				+ " or, where only management calls are made, remove hawcx.client-id or set hawcx.login.enabled=false.");
	}

	/**
	 * Warn that nobody can sign in since Spring Security is absent.
	 */
	static void noSpringSecurity() {
		logger.warn("hawcx.client-id is set, but nobody can sign in: hawcx-spring-security or Spring Boot's "
				+ "spring-boot-starter-security-oauth2-client is not on the classpath. Use hawcx-spring-boot-starter,"
				+ " or, where only management calls are made, remove hawcx.client-id or set hawcx.login.enabled=false.");
	}

	private static void addIf(List<String> settings, boolean set, String name) {
		if (set) {
			settings.add(name);
		}
	}

	private static boolean isLogin(String filter) {
		return filter.startsWith(HANDOVER)
				|| (filter.startsWith(REDIRECT) && filter.contains("OAuth2LoginAuthentication"));
	}

	private static boolean has(Collection<String> filters, String prefix) {
		return filters.stream().anyMatch((filter) -> filter.startsWith(prefix));
	}

}
