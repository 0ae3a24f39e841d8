package io.hawcx.emulator.internal.login;

import io.hawcx.emulator.internal.auth.HostedOperation;
import io.hawcx.emulator.internal.crypto.RandomText;
import io.hawcx.emulator.internal.signin.SignIn;
import org.jspecify.annotations.Nullable;

/**
 * A login that is under way in one browser.
 */
final class Operation implements HostedOperation {

	private final String id = RandomText.token();

	private final String csrfToken = RandomText.token();

	private final AuthorizationRequest request;

	private final BrowserSession session;

	private volatile @Nullable SignIn signIn;

	private volatile boolean done;

	Operation(AuthorizationRequest request, BrowserSession session) {
		this.request = request;
		this.session = session;
	}

	String id() {
		return this.id;
	}

	String csrfToken() {
		return this.csrfToken;
	}

	AuthorizationRequest request() {
		return this.request;
	}

	BrowserSession session() {
		return this.session;
	}

	@Nullable SignIn signIn() {
		return this.signIn;
	}

	void signIn(@Nullable SignIn signIn) {
		this.signIn = signIn;
	}

	boolean isDone() {
		return this.done;
	}

	/**
	 * Release the authorization request.
	 * @param result who signed in
	 */
	@Override
	public void complete(SignIn.Result result) {
		this.session.signOn(result.subject(), result.authTime(), result.amr());
		this.done = true;
	}

}
