package io.hawcx.emulator.internal.signin;

import java.time.Duration;
import java.time.Instant;

import io.hawcx.emulator.internal.user.UserStore;
import io.hawcx.emulator.user.SignInMethod;
import io.hawcx.emulator.user.User;
import org.jspecify.annotations.Nullable;

/**
 * Makes the prompts of one user: codes are sent and confirmations asked for.
 */
final class Prompts {

	private static final Duration RESEND_AFTER = Duration.ofSeconds(30);

	private final SignInServices services;

	private final String identifier;

	Prompts(SignInServices services, String identifier) {
		this.services = services;
		this.identifier = identifier;
	}

	static boolean isPhone(String text) {
		return UserStore.isPhone(text);
	}

	/**
	 * Ask for a method, or set it up first where the user lacks what it needs.
	 * @param method the method
	 * @return the prompt
	 */
	Prompt of(SignInMethod method) {
		User user = this.services.users().find(this.identifier);
		if (method == SignInMethod.SMS_OTP && !hasPhone(user)) {
			return new Prompt.SetupSms(null);
		}
		if (method == SignInMethod.TOTP && user != null && !user.isAuthenticatorEnrolled()) {
			return setupTotp();
		}
		return switch (method) {
			case EMAIL_OTP -> code(Factor.EMAIL, null);
			case SMS_OTP -> code(Factor.SMS, null);
			case TOTP -> enterTotp();
			case APPROVAL -> new Prompt.AwaitApproval(this.services.approvals().ask(this.identifier));
		};
	}

	private boolean hasPhone(@Nullable User user) {
		return (user != null) ? user.phone() != null : isPhone(this.identifier);
	}

	/**
	 * Send a code.
	 * @param factor by e-mail or text message
	 * @param newPhone the number to send it to and to set if it is right, or {@code null}
	 * to use what the user has
	 * @return the prompt
	 */
	Prompt.EnterCode code(Factor factor, @Nullable String newPhone) {
		CodeChallenge challenge = this.services.codes().challenge(factor, this.identifier);
		return new Prompt.EnterCode(challenge, destination(factor, newPhone),
				this.services.clock().instant().plus(RESEND_AFTER), newPhone);
	}

	/**
	 * Ask once more for a code, with all attempts.
	 * @param pending what is asked for
	 * @return the prompt, or {@code null} if no code is asked for
	 * @throws SignInException if it is too early to send another code
	 */
	@Nullable Prompt again(@Nullable Prompt pending) {
		if (pending instanceof Prompt.SetupTotp) {
			return setupTotp();
		}
		if (pending instanceof Prompt.EnterCode code) {
			Instant now = this.services.clock().instant();
			if (now.isBefore(code.resendAt())) {
				throw SignInException.waitUntil("resend_too_early", code.resendAt(), now,
						"Another code can be sent a little later.");
			}
			return code(code.challenge().factor(), code.newPhone());
		}
		return (pending instanceof Prompt.EnterTotp) ? enterTotp() : null;
	}

	private Prompt.EnterTotp enterTotp() {
		return new Prompt.EnterTotp(this.services.codes().challenge(Factor.AUTHENTICATOR, this.identifier));
	}

	Prompt.SetupTotp setupTotp() {
		return new Prompt.SetupTotp(this.services.codes().challenge(Factor.AUTHENTICATOR, this.identifier),
				this.services.codes().authenticatorSecret(this.identifier));
	}

	private String destination(Factor factor, @Nullable String phone) {
		if (factor == Factor.EMAIL) {
			return this.identifier.charAt(0) + "***" + this.identifier.substring(this.identifier.lastIndexOf('@'));
		}
		User user = this.services.users().find(this.identifier);
		return mask((phone != null) ? phone : (user != null) ? user.phone() : this.identifier);
	}

	@Nullable String maskedPhone(User user) {
		return (user.phone() != null) ? mask(user.phone()) : null;
	}

	private static String mask(@Nullable String phone) {
		return (phone != null) ? "***" + phone.substring(phone.length() - 4) : "***";
	}

}
