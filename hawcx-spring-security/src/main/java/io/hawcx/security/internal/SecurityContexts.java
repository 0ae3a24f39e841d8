package io.hawcx.security.internal;

import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

/**
 * Finds where a chain keeps the security context while it serves a request.
 */
public final class SecurityContexts {

	private SecurityContexts() {
	}

	/**
	 * Return what holds the context, as Spring Security's own filters find it.
	 * @param http the chain
	 * @return the application's bean, or what {@link SecurityContextHolder} uses
	 */
	public static SecurityContextHolderStrategy of(HttpSecurity http) {
		return http.getSharedObject(ApplicationContext.class)
			.getBeanProvider(SecurityContextHolderStrategy.class)
			.getIfUnique(SecurityContextHolder::getContextHolderStrategy);
	}

}
