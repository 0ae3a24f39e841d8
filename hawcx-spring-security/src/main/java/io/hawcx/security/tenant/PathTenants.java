package io.hawcx.security.tenant;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.util.Assert;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Resolves tenants by a variable of the path.
 */
final class PathTenants implements HawcxTenantResolver {

	private static final String VARIABLE = "tenant";

	private final PathPattern pattern;

	PathTenants(String pattern) {
		Assert.isTrue(pattern.contains("{" + VARIABLE + "}"),
				() -> "The pattern '" + pattern + "' lacks {tenant}: write it where the name of a tenant stands.");
		this.pattern = PathPatternParser.defaultInstance.parse(pattern);
	}

	@Override
	public @Nullable String resolve(HawcxTenantRequest request) {
		PathPattern.PathMatchInfo match = this.pattern.matchAndExtract(PathContainer.parsePath(request.path()));
		return (match != null) ? match.getUriVariables().get(VARIABLE) : null;
	}

}
