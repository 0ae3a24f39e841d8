package io.hawcx.http;

import java.io.IOException;

import org.apache.hc.client5.http.auth.AuthenticationException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.jspecify.annotations.Nullable;

/**
 * Turns failures of the engine into what a caller is told: those to connect, after which
 * no request can have been carried out, into an {@link HttpConnectException}, and replies
 * that are none into an {@link HttpProtocolException}.
 */
final class ExchangeFailures {

	private ExchangeFailures() {
	}

	static IOException translate(HttpRequest request, Exception failure) {
		HttpConnectException unconnected = ConnectFailures.translate(request.uri(), failure);
		if (unconnected != null) {
			return unconnected;
		}
		Throwable broken = brokenRule(failure);
		if (broken != null) {
			return new HttpProtocolException("the reply breaks the rules of HTTP: " + rule(broken),
					isQuoting(broken) ? null : failure);
		}
		if (failure.getMessage() == null) {
			return new IOException("the connection was lost (" + failure.getClass().getSimpleName() + ")", failure);
		}
		return (failure instanceof IOException lost) ? lost : new IOException(failure.getMessage(), failure);
	}

	// The engine that blocks wraps what it was told by the parser, which refuses some
	// status codes as if they were its caller's arguments.
	private static @Nullable Throwable brokenRule(Exception failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof TruncatedChunkException) {
				// The connection was lost.
				return null;
			}
			if (isQuoting(cause) || cause instanceof MessageConstraintException
					|| cause instanceof IllegalArgumentException
					|| (cause instanceof ProtocolException && !(cause instanceof AuthenticationException))) {
				return cause;
			}
		}
		return null;
	}

	// What was received in place of a head, or of a chunk's length, may be a token.
	private static boolean isQuoting(Throwable broken) {
		return broken instanceof ParseException || broken instanceof MalformedChunkCodingException;
	}

	private static String rule(Throwable broken) {
		if (broken instanceof MalformedChunkCodingException) {
			return "Malformed chunk";
		}
		String message = String.valueOf(broken.getMessage());
		return isQuoting(broken) ? message.split("; error at offset|: <", 2)[0] : message;
	}

}
