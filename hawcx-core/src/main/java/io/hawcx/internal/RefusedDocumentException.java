package io.hawcx.internal;

import java.io.IOException;

import io.hawcx.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * A document was answered with another status than 200.
 */
public final class RefusedDocumentException extends IOException {

	private static final long serialVersionUID = 1L;

	private final @Nullable String requestId;

	/**
	 * Create an exception.
	 * @param reply the reply
	 */
	RefusedDocumentException(HttpResponse reply) {
		super("the reply has status " + reply.status() + " instead of 200");
		this.requestId = RequestIds.of(reply);
	}

	/**
	 * Return the id of the reply behind a failure.
	 * @param failure what went wrong
	 * @return the id, or {@code null} if no such reply is among its causes, or it has
	 * none
	 */
	public static @Nullable String requestId(@Nullable Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof RefusedDocumentException refused) {
				return refused.requestId;
			}
		}
		return null;
	}

}
