package io.hawcx.security.handover;

import java.time.Duration;

import io.hawcx.security.oauth2.HawcxLoginErrorCodes;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;

/**
 * Too many codes were refused, and further ones are not tried for a while.
 */
final class TooManyAttemptsException extends OAuth2AuthenticationException {

	private static final long serialVersionUID = 1L;

	private static final String MESSAGE = "Too many codes were refused: none is tried for a while.";

	private final Duration pause;

	TooManyAttemptsException(Duration pause) {
		super(new OAuth2Error(HawcxLoginErrorCodes.TOO_MANY_ATTEMPTS, MESSAGE, null), MESSAGE);
		this.pause = pause;
	}

	/**
	 * Refuse an attempt during a pause.
	 * @param pause how long it takes, or zero
	 */
	static void throwIf(Duration pause) {
		if (!pause.isZero()) {
			throw new TooManyAttemptsException(pause);
		}
	}

	/**
	 * Return how long to wait.
	 * @return whole seconds, at least one
	 */
	Duration pause() {
		return Duration.ofSeconds(this.pause.toSeconds() + 1);
	}

}
