package io.hawcx.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;

import org.apache.hc.client5.http.ConnectTimeoutException;

/**
 * Turns failures to connect, after which nothing can have been sent, into an
 * {@link HttpConnectException}.
 */
final class ConnectExceptionTranslator {

	private ConnectExceptionTranslator() {
	}

	static IOException translate(HttpRequest request, IOException failure) {
		if (!(failure instanceof UnknownHostException || failure instanceof ConnectException
				|| failure instanceof ConnectTimeoutException || failure instanceof NoRouteToHostException)) {
			return failure;
		}
		URI uri = request.uri();
		return new HttpConnectException(
				"no connection to " + uri.getScheme() + "://" + uri.getRawAuthority() + ": " + reason(failure),
				failure);
	}

	private static String reason(IOException failure) {
		if (failure instanceof UnknownHostException) {
			return "its name cannot be resolved; check the address and this machine's DNS";
		}
		return (failure instanceof ConnectTimeoutException)
				? "connecting took longer than the transport's connectTimeout"
				: "it was refused; check address, port and proxy";
	}

}
