package io.hawcx.autoconfigure.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.annotation.Configurations;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.reactive.ReactiveOAuth2ClientAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the starter leaves Spring Boot's own auto-configurations of security in the
 * order they have without it: of two that bring a default chain the first wins.
 */
class ForeignOrderTests {

	private static final String OURS = "io.hawcx.";

	private static final String SECURITY = "org.springframework.boot.security.";

	// The starter's own come between these two and what needs their beans.
	private static final Set<String> CLIENTS = Set.of(OAuth2ClientAutoConfiguration.class.getName(),
			ReactiveOAuth2ClientAutoConfiguration.class.getName());

	@Test
	void keepsOrderOfSecurityWhenStarterIsAdded() {
		List<String> without = securityInOrder(false);
		assertThat(without).hasSizeGreaterThan(8).contains(OAuth2ClientWebSecurityAutoConfiguration.class.getName());
		assertThat(securityInOrder(true)).isEqualTo(without);
	}

	private static List<String> securityInOrder(boolean withOurs) {
		ClassLoader classLoader = ForeignOrderTests.class.getClassLoader();
		List<Class<?>> candidates = new ArrayList<>();
		for (String name : ImportCandidates.load(AutoConfiguration.class, classLoader)) {
			if (withOurs || !name.startsWith(OURS)) {
				candidates.add(ClassUtils.resolveClassName(name, classLoader));
			}
		}
		Class<?>[] ordered = Configurations.getClasses(AutoConfigurations.of(candidates.toArray(Class<?>[]::new)));
		List<String> names = new ArrayList<>();
		for (Class<?> type : ordered) {
			if (type.getName().startsWith(SECURITY) && !CLIENTS.contains(type.getName())) {
				names.add(type.getName());
			}
		}
		return names;
	}

}
