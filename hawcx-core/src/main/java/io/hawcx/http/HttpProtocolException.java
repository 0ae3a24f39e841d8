package io.hawcx.http;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * What came back is no reply as RFC 9110 and RFC 9112 have them, or has a content coding
 * that was not asked for: something else than Hawcx answers, or something between changes
 * the replies. Whether the request was carried out is not known. The message quotes
 * nothing of what came but the values of headers that frame the message.
 *
 * @since 0.1.0
 */
public final class HttpProtocolException extends IOException {

	/**
	 * Create an exception.
	 * @param message what is wrong with the reply
	 * @param cause the failure, or {@code null} if there is none or it quotes the reply
	 */
	public HttpProtocolException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
