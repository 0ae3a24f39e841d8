package io.hawcx.security.recent;

import java.util.Map;

import io.hawcx.security.internal.ServletPaths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;

/**
 * The page at which a user continues, in the shape in which a request cache keeps pages.
 */
final class ResumeRequest extends HttpServletRequestWrapper {

	private final String path;

	ResumeRequest(HttpServletRequest request, String path) {
		super(request);
		this.path = ServletPaths.prefix(request) + path;
	}

	@Override
	public String getMethod() {
		return HttpMethod.GET.name();
	}

	@Override
	public String getRequestURI() {
		return getContextPath() + this.path;
	}

	@Override
	public StringBuffer getRequestURL() {
		return new StringBuffer(getRequestURI());
	}

	@Override
	public String getServletPath() {
		return this.path;
	}

	@Override
	public @Nullable String getPathInfo() {
		return null;
	}

	@Override
	public @Nullable String getQueryString() {
		return null;
	}

	@Override
	public Map<String, String[]> getParameterMap() {
		// The body's values are not to be kept.
		return Map.of();
	}

}
