package io.hawcx.emulator.internal.signin;

import java.time.Instant;
import java.util.List;

import io.hawcx.emulator.user.SignInMethod;
import org.jspecify.annotations.Nullable;

/**
 * What a user is asked for next. Immutable.
 */
public sealed interface Prompt {

	/**
	 * Choose how to go on.
	 *
	 * @param phase {@code primary} or {@code mfa}
	 * @param methods from which
	 */
	record SelectMethod(String phase, List<SignInMethod> methods) implements Prompt {
	}

	/**
	 * Type a code that was sent.
	 *
	 * @param challenge the code
	 * @param destination where it was sent, masked
	 * @param resendAt when another may be asked for
	 * @param newPhone the user's number once the code was right, or {@code null} to leave
	 * it
	 */
	record EnterCode(CodeChallenge challenge, String destination, Instant resendAt,
			@Nullable String newPhone) implements Prompt {

		@Override
		public String toString() {
			return "EnterCode";
		}

	}

	/**
	 * Type what the authenticator shows.
	 *
	 * @param challenge the code
	 */
	record EnterTotp(CodeChallenge challenge) implements Prompt {
	}

	/**
	 * Put a secret into an authenticator and type what it shows.
	 *
	 * @param challenge the code
	 * @param secret the secret in base32
	 */
	record SetupTotp(CodeChallenge challenge, String secret) implements Prompt {

		@Override
		public String toString() {
			return "SetupTotp";
		}

	}

	/**
	 * Tell the phone number for text messages.
	 *
	 * @param existingPhone the present number, masked, or {@code null}
	 */
	record SetupSms(@Nullable String existingPhone) implements Prompt {
	}

	/**
	 * Approve elsewhere.
	 *
	 * @param approval what is waited for
	 */
	record AwaitApproval(Approval approval) implements Prompt {
	}

}
