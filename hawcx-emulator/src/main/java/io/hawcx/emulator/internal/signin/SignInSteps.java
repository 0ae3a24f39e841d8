package io.hawcx.emulator.internal.signin;

import java.util.List;

import io.hawcx.emulator.internal.oidc.Grant;
import io.hawcx.emulator.user.MfaMethod;
import io.hawcx.emulator.user.SignInMethod;
import org.jspecify.annotations.Nullable;

/**
 * The order of one sign-in: a first factor, a second one if the user has any, and what
 * the change needs that a start token names. Not thread-safe.
 */
final class SignInSteps {

	private final SignInServices services;

	private final Prompts prompts;

	private final Account account;

	private final @Nullable String startToken;

	private Phase phase = Phase.PRIMARY;

	private List<String> amr = Grant.DEVICE_KEY;

	SignInSteps(SignInServices services, Prompts prompts, Account account, @Nullable String startToken) {
		this.services = services;
		this.prompts = prompts;
		this.account = account;
		this.startToken = startToken;
	}

	/**
	 * Go on to the next step.
	 * @param done what the user has just proven
	 * @return what to ask for, or {@code null} if nothing is left
	 */
	@Nullable Prompt next(Factor done) {
		if (this.phase == Phase.PRIMARY) {
			this.phase = Phase.MFA;
			List<SignInMethod> factors = SecondFactors.of(this.account.user(), done);
			if (!factors.isEmpty()) {
				return (factors.size() > 1) ? new Prompt.SelectMethod("mfa", factors) : this.prompts.of(factors.get(0));
			}
		}
		else if (this.phase == Phase.MFA) {
			this.amr = done.amr();
		}
		Prompt setup = (this.phase == Phase.MFA) ? setup() : null;
		this.phase = Phase.PURPOSE;
		return setup;
	}

	private @Nullable Prompt setup() {
		String value = (this.startToken != null) ? this.services.stepUps().valueOf(this.startToken) : null;
		if (value == null) {
			return null;
		}
		MfaMethod method = MfaMethod.find(value);
		if (method == null) {
			return this.prompts.code(Factor.SMS, value);
		}
		return switch (method) {
			case TOTP -> this.prompts.setupTotp();
			case SMS_OTP -> new Prompt.SetupSms(this.prompts.maskedPhone(this.account.user()));
			case EMAIL_OTP -> this.prompts.code(Factor.EMAIL, null);
		};
	}

	/**
	 * Make the change, if there is one, and tell who signed in.
	 * @return the result
	 * @throws SignInException if the start token is over
	 */
	SignIn.Result complete() {
		if (this.startToken != null && !this.services.stepUps().apply(this.startToken, this.services.users())) {
			throw SignInException.restart("start_token_over", "This change took too long: begin again.");
		}
		// Hawcx notes the time of the login a second before the token's own.
		return new SignIn.Result(this.account.user().subject(), this.services.clock().instant().minusSeconds(1),
				this.amr);
	}

	private enum Phase {

		PRIMARY, MFA, PURPOSE

	}

}
