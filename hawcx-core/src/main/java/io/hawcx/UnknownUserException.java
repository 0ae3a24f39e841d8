package io.hawcx;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A management call named a user whom Hawcx does not know: it answered 404 with a
 * {@code detail} to a call that has a user id, at an address that is published. Calls by
 * delegation are answered so with a signature; by {@code private_key_jwt} refusals are
 * not signed, so that a wrong base URL or API prefix, where something of the like
 * answers, cannot be told for sure: if every user is unknown, check these, and by what
 * ids users are named, which is not documented either. That Hawcx answers 404 for an
 * unknown user is a guess, as its answer is not published.
 *
 * @since 0.1.0
 */
public final class UnknownUserException extends DelegationRequestException {

	/**
	 * Create an exception.
	 * @param message what failed, where, and what to do
	 * @param statusCode the HTTP status of the reply
	 * @param detail the reply's {@code detail} member as JSON text
	 * @param responseBody up to 500 characters of the reply, decrypted where it was
	 * encrypted
	 * @param retryAfter how long the server asks to wait
	 */
	public UnknownUserException(String message, int statusCode, @Nullable String detail, @Nullable String responseBody,
			@Nullable Duration retryAfter) {
		super(message, statusCode, detail, responseBody, retryAfter);
	}

}
