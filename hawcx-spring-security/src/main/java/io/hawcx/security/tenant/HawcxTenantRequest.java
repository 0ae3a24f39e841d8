package io.hawcx.security.tenant;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link HawcxTenantResolver} sees of a request, on either web stack.
 *
 * @since 0.1.0
 */
public interface HawcxTenantRequest {

	/**
	 * Return the name of the host that was asked, as the application sees it: behind a
	 * proxy that is the name which users see only if the application evaluates forwarded
	 * headers.
	 * @return the name in lower case, without port; empty if there is none
	 */
	String host();

	/**
	 * Return the path below the context path.
	 * @return the path as it was sent, percent-encoded and without the query
	 */
	String path();

	/**
	 * Return a header's first value.
	 * @param name the name of the header
	 * @return the value, or {@code null} if there is none
	 */
	@Nullable String header(String name);

}
