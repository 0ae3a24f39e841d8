package io.hawcx.http;

import java.net.URI;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The address of the Hawcx API, to which every management path is joined. The one place
 * where a path meets an origin: what comes out is always below what was configured.
 *
 * @since 0.1.0
 */
public final class BaseUrl {

	private static final String MANAGEMENT = "/management/";

	private final String url;

	private final URI uri;

	private BaseUrl(String url, URI uri) {
		this.url = url;
		this.uri = uri;
	}

	/**
	 * Check a base URL: what {@link HttpUrls} demands, and no query, dot segments,
	 * encoded slashes or {@code //} in its path. A slash at its end is dropped.
	 * @param url such as {@code https://api.hawcx.com}
	 * @return the base URL
	 * @throws IllegalArgumentException if the URL is refused
	 */
	public static BaseUrl of(String url) {
		URI uri = HttpUrls.requireAbsolute("baseUrl", url);
		HttpUrls.require(uri.getRawQuery() == null, "baseUrl", "must not have a query");
		HttpUrls.requirePlainPath("baseUrl", uri.getRawPath());
		String trimmed = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
		return new BaseUrl(trimmed, HttpUrls.parse("baseUrl", trimmed));
	}

	/**
	 * Check a prefix of management paths.
	 * @param apiPrefix such as {@code /v1}; may be empty
	 * @return the prefix without a slash at its end
	 * @throws IllegalArgumentException if it does not begin with a slash or is no plain
	 * path
	 */
	public static String requireApiPrefix(String apiPrefix) {
		if (apiPrefix.isEmpty()) {
			return apiPrefix;
		}
		HttpUrls.require(apiPrefix.startsWith("/") && apiPrefix.indexOf('?') < 0 && apiPrefix.indexOf('#') < 0,
				"apiPrefix", "must begin with / and have neither query nor fragment");
		HttpUrls.requirePlainPath("apiPrefix", apiPrefix);
		String trimmed = apiPrefix.endsWith("/") ? apiPrefix.substring(0, apiPrefix.length() - 1) : apiPrefix;
		HttpUrls.parse("apiPrefix", trimmed);
		return trimmed;
	}

	/**
	 * Join a management path, which may have a query.
	 * @param apiPrefix the prefix of management paths, as checked by
	 * {@link #requireApiPrefix(String)}
	 * @param path begins with {@code {apiPrefix}/management/} or {@code /v1/management/}
	 * @return the address below this base URL
	 * @throws IllegalArgumentException if the path lies elsewhere, or has dot segments,
	 * encoded slashes, backslashes, control characters, spaces, {@code //} or a fragment
	 */
	public URI resolve(String apiPrefix, String path) {
		HttpUrls.require(path.startsWith(apiPrefix + MANAGEMENT) || path.startsWith("/v1" + MANAGEMENT), "path",
				"must begin with " + apiPrefix + MANAGEMENT + " or /v1" + MANAGEMENT);
		HttpUrls.require(path.indexOf('#') < 0, "path", "must not have a fragment");
		int query = path.indexOf('?');
		String bare = (query < 0) ? path : path.substring(0, query);
		HttpUrls.requirePlainPath("path", bare);
		URI joined = HttpUrls.requireAbsolute("path", this.url + path);
		HttpUrls.require(
				Objects.equals(joined.getRawAuthority(), this.uri.getRawAuthority())
						&& joined.getRawPath().equals(this.uri.getRawPath() + bare),
				"path", "must stay below the base URL");
		return joined;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof BaseUrl that && this.url.equals(that.url);
	}

	@Override
	public int hashCode() {
		return this.url.hashCode();
	}

	@Override
	public String toString() {
		return this.url;
	}

}
