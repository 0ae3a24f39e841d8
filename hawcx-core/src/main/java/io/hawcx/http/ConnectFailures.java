package io.hawcx.http;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;

import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.net.NamedEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Says to whom no connection was made, why, and what to do.
 */
final class ConnectFailures {

	static final String PROXY = " (hawcx.http.proxy, or the JVM's proxy properties)";

	private ConnectFailures() {
	}

	/**
	 * Tell a failure to connect.
	 * @param uri where the request was to go
	 * @param failure what the engine threw
	 * @return the exception for the caller, or {@code null} if something may have been
	 * sent
	 */
	static @Nullable HttpConnectException translate(URI uri, Exception failure) {
		if (failure instanceof HttpConnectException told) {
			return told;
		}
		String reason = reason(failure);
		if (reason == null) {
			return TlsFailures.translate(origin(uri), failure);
		}
		String proxy = proxy(uri, failure);
		// A name that was not found is not looked up again for 10 s, by Java's default.
		return new HttpConnectException(
				((proxy != null) ? "no connection to the proxy " + proxy + PROXY + ": "
						: "no connection to " + origin(uri) + ": ") + reason,
				failure, failure instanceof UnknownHostException);
	}

	private static String origin(URI uri) {
		return uri.getScheme() + "://" + uri.getRawAuthority();
	}

	private static @Nullable String reason(Exception failure) {
		if (failure instanceof UnknownHostException) {
			return "its name cannot be resolved; check the address and this machine's DNS";
		}
		if (failure instanceof ConnectTimeoutException) {
			return "connecting took longer than the transport's connectTimeout (hawcx.http.connect-timeout)";
		}
		return (failure instanceof ConnectException || failure instanceof NoRouteToHostException)
				? "it was refused; check address, port and proxy" : null;
	}

	// The one that was not reached, if it was a proxy.
	private static @Nullable String proxy(URI uri, Exception failure) {
		String host = withoutBrackets(String.valueOf(uri.getHost()));
		if (failure instanceof UnknownHostException) {
			String unknown = String.valueOf(failure.getMessage()).split(":", 2)[0];
			return (unknown.isEmpty() || unknown.equalsIgnoreCase(host)) ? null : unknown;
		}
		NamedEndpoint endpoint = endpoint(failure);
		if (endpoint == null || (withoutBrackets(endpoint.getHostName()).equalsIgnoreCase(host)
				&& (endpoint.getPort() < 0 || endpoint.getPort() == port(uri)))) {
			return null;
		}
		return endpoint.getHostName() + ":" + endpoint.getPort();
	}

	private static @Nullable NamedEndpoint endpoint(Exception failure) {
		if (failure instanceof HttpHostConnectException refused) {
			return refused.getHost();
		}
		return (failure instanceof ConnectTimeoutException late) ? late.getHost() : null;
	}

	private static String withoutBrackets(String host) {
		return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
	}

	private static int port(URI uri) {
		if (uri.getPort() > 0) {
			return uri.getPort();
		}
		return uri.getScheme().equalsIgnoreCase("https") ? 443 : 80;
	}

}
