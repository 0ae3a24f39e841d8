package io.hawcx.http;

import java.io.EOFException;
import java.net.SocketException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import org.jspecify.annotations.Nullable;

/**
 * Says why TLS was not agreed upon, and what to do. As long as it is not, the server
 * carries out no request.
 */
final class TlsFailures {

	// Newer JDKs write the alert's name before the sentence too.
	private static final Pattern ALERT = Pattern.compile("(?:\\([a-z_]+\\) )?Received fatal alert: ([a-z_]+)");

	// What the JDK says, for which it has no type: of an answer that is no TLS, and of a
	// certificate for other names.
	private static final Pattern NO_TLS = Pattern.compile("(?:Unsupported or u|U)nrecognized SSL message.*");

	private static final Pattern OTHER_NAME = Pattern.compile("No (?:name|subject alternative).*");

	// What the engine that does not block says where the connection ends.
	private static final String ENDED = "TLS handshake failed";

	private static final String SETTING = " (hawcx.http.ssl-bundle)";

	private TlsFailures() {
	}

	/**
	 * Tell a failure of the handshake.
	 * @param origin the server
	 * @param failure what the engine threw
	 * @return the exception for the caller, or {@code null} if it is no such failure
	 */
	static @Nullable HttpConnectException translate(String origin, Exception failure) {
		if (!(failure instanceof SSLException)) {
			return null;
		}
		boolean lost = isCausedBy(failure, EOFException.class) || isCausedBy(failure, SocketException.class)
				|| ENDED.equals(failure.getMessage());
		String reason = reason((SSLException) failure, lost);
		return (reason != null) ? new HttpConnectException("no connection to " + origin + ": " + reason, failure, !lost)
				: null;
	}

	private static @Nullable String reason(SSLException failure, boolean lost) {
		String certificate = certificate(failure);
		if (certificate != null) {
			return certificate;
		}
		String message = String.valueOf(failure.getMessage());
		if (NO_TLS.matcher(message).matches()) {
			return "it does not speak TLS there; check scheme and port";
		}
		if (!(failure instanceof SSLHandshakeException)) {
			return null;
		}
		Matcher alert = ALERT.matcher(message);
		if (alert.matches()) {
			return "it refused the TLS handshake (" + alert.group(1)
					+ "); it may ask for a client certificate, or for other protocols or ciphers" + SETTING;
		}
		return (lost ? "it ended the TLS handshake; if it always does" : "the TLS handshake failed")
				+ ", compare protocols and ciphers with its own" + SETTING;
	}

	private static @Nullable String certificate(SSLException failure) {
		if (isCausedBy(failure, CertificateExpiredException.class)) {
			return "its certificate has expired, or this machine's clock is ahead";
		}
		if (isCausedBy(failure, CertificateNotYetValidException.class)) {
			return "its certificate is not valid yet, or this machine's clock is behind";
		}
		if (failure instanceof SSLPeerUnverifiedException || isForOtherName(failure)) {
			return "its certificate is for another name; check the address, and that no proxy answers in its place";
		}
		return isCausedBy(failure, CertificateException.class)
				? "its certificate is not trusted here; trust the authority that issued it by an SSL context" + SETTING
				: null;
	}

	private static boolean isForOtherName(Throwable failure) {
		return isCausedBy(failure, (cause) -> cause instanceof CertificateException
				&& OTHER_NAME.matcher(String.valueOf(cause.getMessage())).matches());
	}

	private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
		return isCausedBy(failure, type::isInstance);
	}

	private static boolean isCausedBy(Throwable failure, Predicate<Throwable> wanted) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (wanted.test(cause)) {
				return true;
			}
		}
		return false;
	}

}
