package io.hawcx.security.internal;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;

import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Finds where an application's addresses lie if its servlet has a path of its own.
 */
public final class ServletPaths {

	private ServletPaths() {
	}

	/**
	 * Return the matchers of a chain's rules: {@code authorizeHttpRequests} prefers a
	 * builder that is a bean, which knows the servlet's path, to the one that configurers
	 * share, which does not. Addresses that a rule is to hold for are matched likewise.
	 * @param http the chain
	 * @return the builder
	 */
	public static PathPatternRequestMatcher.Builder matchers(HttpSecurity http) {
		return http.getSharedObject(ApplicationContext.class)
			.getBeanProvider(PathPatternRequestMatcher.Builder.class)
			.getIfUnique(() -> http.getSharedObject(PathPatternRequestMatcher.Builder.class));
	}

	/**
	 * Return the path of the servlet that a request goes to.
	 * @param request the request
	 * @return what stands between the context path and the paths of the application,
	 * empty for a servlet that serves all of them
	 */
	public static String prefix(HttpServletRequest request) {
		HttpServletMapping mapping = request.getHttpServletMapping();
		return (mapping != null && mapping.getMappingMatch() == MappingMatch.PATH) ? request.getServletPath() : "";
	}

}
