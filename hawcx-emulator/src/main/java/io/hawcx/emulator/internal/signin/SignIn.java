package io.hawcx.emulator.internal.signin;

import java.time.Instant;
import java.util.List;

import io.hawcx.emulator.user.SignInMethod;
import io.hawcx.emulator.user.User;
import org.jspecify.annotations.Nullable;

/**
 * One user's sign-in, from the identifier to the last factor, for the hosted page and the
 * frontends' protocol alike. What is wrong is thrown; the pending prompt stays unless the
 * action is {@code restart_flow} or {@code abort}. Thread-safe.
 */
public final class SignIn {

	private final SignInServices services;

	private final Prompts prompts;

	private final SignInSteps steps;

	private final CodeAttempts attempts;

	private final Account account;

	private Prompt.@Nullable SelectMethod choice;

	private @Nullable Prompt prompt;

	private @Nullable Result result;

	private SignIn(SignInServices services, String identifier, @Nullable String startToken) {
		this.services = services;
		this.prompts = new Prompts(services, identifier);
		this.attempts = new CodeAttempts(services, identifier);
		this.account = new Account(services.users(), identifier);
		this.steps = new SignInSteps(services, this.prompts, this.account, startToken);
	}

	/**
	 * Begin a sign-in.
	 * @param services what it works with
	 * @param flow what it is for
	 * @param identifier the user's e-mail address, or phone number in E.164
	 * @param startToken what names the change to make at the end, or {@code null}
	 * @return the sign-in with its first prompt
	 * @throws SignInException if the user cannot sign in this way
	 */
	public static SignIn start(SignInServices services, SignInFlow flow, String identifier,
			@Nullable String startToken) {
		User user = services.users().find(identifier);
		Account.check(services, flow, identifier, user);
		String known = (user != null) ? user.identifier() : identifier;
		services.lockouts().check(known);
		if (startToken != null && (flow != SignInFlow.ACCOUNT_MANAGE || user == null
				|| !user.subject().equals(services.stepUps().open(startToken)))) {
			throw new SignInException("invalid_start_token", SignInException.Action.ABORT,
					"The start token is unknown, over, was used or is another user's.");
		}
		SignIn signIn = new SignIn(services, known, startToken);
		List<SignInMethod> methods = (user != null) ? user.primaryMethods() : Account.firstMethods(identifier);
		signIn.prompt = (methods.size() > 1) ? new Prompt.SelectMethod("primary", methods)
				: signIn.prompts.of(methods.get(0));
		return signIn;
	}

	/**
	 * Return who signs in.
	 * @return what the user signs in with
	 */
	public String identifier() {
		return this.account.identifier();
	}

	/**
	 * Return what is asked for now.
	 * @return the prompt, or {@code null} when the sign-in is complete
	 */
	public synchronized @Nullable Prompt prompt() {
		return this.prompt;
	}

	/**
	 * Return who signed in.
	 * @return the result, or {@code null} while something is asked for
	 */
	public synchronized @Nullable Result result() {
		return this.result;
	}

	/**
	 * Choose a method.
	 * @param methodId its id
	 */
	public synchronized void select(@Nullable String methodId) {
		Prompt.SelectMethod pending = pending(Prompt.SelectMethod.class);
		SignInMethod method = pending.methods()
			.stream()
			.filter((each) -> each.wireName().equals(methodId))
			.findFirst()
			.orElseThrow(() -> SignInException.retry("invalid_method", "methodId", "This method cannot be chosen."));
		this.choice = pending;
		this.prompt = this.prompts.of(method);
	}

	/**
	 * Return whether the user chose the method that is asked for.
	 * @return whether another one can be chosen
	 */
	public synchronized boolean canChooseAgain() {
		return this.choice != null;
	}

	/**
	 * Go back to where the method was chosen.
	 */
	public synchronized void chooseAgain() {
		if (this.choice != null) {
			this.prompt = this.choice;
			this.choice = null;
		}
	}

	/**
	 * Type a code that was sent.
	 * @param typed the text
	 */
	public synchronized void submitCode(@Nullable String typed) {
		Prompt.EnterCode pending = pending(Prompt.EnterCode.class);
		this.attempts.check(pending.challenge(), typed);
		if (pending.newPhone() != null) {
			this.account.setPhone(pending.newPhone());
		}
		advance(pending.challenge().factor());
	}

	/**
	 * Type what the authenticator shows.
	 * @param typed the text
	 */
	public synchronized void submitTotp(@Nullable String typed) {
		if (this.prompt instanceof Prompt.SetupTotp setup) {
			this.attempts.check(setup.challenge(), typed);
			this.services.users().setAuthenticatorEnrolled(this.account.subject(), true);
			advance(Factor.AUTHENTICATOR);
			return;
		}
		this.attempts.check(pending(Prompt.EnterTotp.class).challenge(), typed);
		advance(Factor.AUTHENTICATOR);
	}

	/**
	 * Tell the phone number for text messages.
	 * @param phone the number in E.164
	 */
	public synchronized void submitPhone(@Nullable String phone) {
		pending(Prompt.SetupSms.class);
		if (phone == null || !Prompts.isPhone(phone)) {
			throw SignInException.retry("invalid_phone", "phone", "Enter the number with its country code.");
		}
		this.prompt = this.prompts.code(Factor.SMS, phone);
	}

	/**
	 * Send another code. An authenticator is sent none, but its attempts begin again.
	 */
	public synchronized void resend() {
		Prompt again = this.prompts.again(this.prompt);
		this.prompt = (again != null) ? again : pending(Prompt.EnterCode.class);
	}

	/**
	 * See whether what is waited for has happened.
	 */
	public synchronized void poll() {
		if (!(this.prompt instanceof Prompt.AwaitApproval pending)) {
			return;
		}
		if (pending.approval().state() == Approval.State.DENIED) {
			throw SignInException.restart("approval_denied", "The sign-in was denied.");
		}
		if (pending.approval().state() == Approval.State.APPROVED) {
			advance(Factor.APPROVAL);
		}
		else if (!this.services.clock().instant().isBefore(pending.approval().expiry())) {
			throw SignInException.restart("approval_expired", "Nobody approved in time.");
		}
	}

	/**
	 * End the sign-in for its user.
	 */
	public void cancel() {
		throw SignInException.restart("cancelled", "The sign-in was cancelled.");
	}

	/**
	 * Refuse what is not known how to do.
	 * @param action what was asked for
	 */
	public void refuse(String action) {
		throw new SignInException("not_supported", SignInException.Action.ABORT,
				"The emulator knows nothing of " + action + ".");
	}

	private <P extends Prompt> P pending(Class<P> type) {
		if (!type.isInstance(this.prompt)) {
			throw new SignInException("unexpected_action", SignInException.Action.RETRY_INPUT,
					"Something else is asked for.");
		}
		return type.cast(this.prompt);
	}

	private void advance(Factor done) {
		this.choice = null;
		Prompt next = this.steps.next(done);
		if (next == null) {
			this.result = this.steps.complete();
		}
		this.prompt = next;
	}

	/**
	 * Who signed in.
	 *
	 * @param subject the user's subject
	 * @param authTime when
	 * @param amr how (RFC 8176)
	 */
	public record Result(String subject, Instant authTime, List<String> amr) {
	}

}
