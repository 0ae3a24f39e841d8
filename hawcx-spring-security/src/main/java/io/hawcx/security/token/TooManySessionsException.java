package io.hawcx.security.token;

/**
 * There is no room for another session in memory.
 *
 * @since 0.1.0
 */
public final class TooManySessionsException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	TooManySessionsException(int most) {
		super("There are " + most + " sessions of apps in memory, which is the most that there may be.");
	}

}
