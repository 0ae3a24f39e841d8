package io.hawcx.autoconfigure.resourceserver;

import java.util.List;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Refuses what cannot work with {@code hawcx.resource-server.enabled}.
 */
final class ResourceServerRules {

	private static final Log logger = LogFactory.getLog(ResourceServerRules.class);

	static final String ENABLED = "hawcx.resource-server.enabled";

	private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

	private ResourceServerRules() {
	}

	static HawcxConfigurationException withoutClient() {
		return new HawcxConfigurationException("hawcx.client-id",
				ENABLED + " is true, but there is no client id: only tokens that were issued to this application's "
						+ "own client are taken.",
				"Set hawcx.client-id, or remove " + ENABLED + ".");
	}

	static HawcxConfigurationException withoutResourceServer() {
		return new HawcxConfigurationException(ENABLED,
				ENABLED + " is true, but Spring Security's resource server is not on the class path.",
				"Add the dependency org.springframework.boot:spring-boot-starter-security-oauth2-resource-server, "
						+ "or remove " + ENABLED + ".");
	}

	static void refuseAnotherIssuer(Environment environment) {
		for (String name : List.of("issuer-uri", "jwk-set-uri", "public-key-location")) {
			// Placeholders are resolved by whoever reads the value.
			if (StringUtils.hasText(environment.getProperty(JWT + name))) {
				throw new HawcxConfigurationException(ENABLED,
						ENABLED + " is true, but " + JWT + name + " names where tokens come from, too: of the two "
								+ "only one can be the decoder of all chains.",
						"Remove one of the two, or write a JwtDecoder bean that takes both.");
			}
		}
	}

	/**
	 * Warn where the starter's own chain is the one that requests meet.
	 * @param beans the application's beans
	 */
	static void tellOfDefaultChain(ListableBeanFactory beans) {
		if (beans.containsBean("hawcxSecurityFilterChain")) {
			logger.warn(ENABLED + " is true, but the default security filter chain signs users in and takes no bearer "
					+ "tokens. Write a chain with oauth2ResourceServer() and jwt(), or, where nobody signs in here, "
					+ "set hawcx.login.enabled=false.");
		}
	}

}
