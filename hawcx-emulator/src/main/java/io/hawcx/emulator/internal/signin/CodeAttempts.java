package io.hawcx.emulator.internal.signin;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The codes that are typed in one sign-in: five wrong ones need another code, and after
 * three such rounds the user has to wait.
 */
final class CodeAttempts {

	private static final int MAX_ROUNDS = 3;

	private final SignInServices services;

	private final String identifier;

	private int rounds;

	CodeAttempts(SignInServices services, String identifier) {
		this.services = services;
		this.identifier = identifier;
	}

	void check(CodeChallenge challenge, @Nullable String typed) {
		this.services.lockouts().check(this.identifier);
		Instant now = this.services.clock().instant();
		if (challenge.isExpired(now)) {
			throw new SignInException("code_expired", SignInException.Action.RESEND_CODE,
					"The code has expired. Ask for a new one.");
		}
		boolean spent = challenge.attemptsRemaining() == 0;
		if (!spent && challenge.accepts(typed, now)) {
			return;
		}
		if (challenge.attemptsRemaining() > 0) {
			throw SignInException
				.retry("invalid_code", "code",
						(typed == null || typed.isBlank()) ? "Enter the code." : "That is not the right code.")
				.with("attemptsRemaining", challenge.attemptsRemaining());
		}
		if (!spent && ++this.rounds == MAX_ROUNDS) {
			this.services.lockouts().lock(this.identifier);
			this.services.lockouts().check(this.identifier);
		}
		throw new SignInException("too_many_attempts", SignInException.Action.RESEND_CODE,
				"Too many wrong codes. Ask for a new one.")
			.with("attemptsRemaining", 0);
	}

}
