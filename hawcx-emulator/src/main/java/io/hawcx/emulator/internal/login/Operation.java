package io.hawcx.emulator.internal.login;

import io.hawcx.emulator.internal.crypto.RandomText;
import org.jspecify.annotations.Nullable;

/**
 * A login that is under way in one browser.
 */
final class Operation {

	private final String id = RandomText.token();

	private final String csrfToken = RandomText.token();

	private final AuthorizationRequest request;

	private final BrowserSession session;

	private volatile @Nullable CodeChallenge challenge;

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

	@Nullable CodeChallenge challenge() {
		return this.challenge;
	}

	void challenge(@Nullable CodeChallenge challenge) {
		this.challenge = challenge;
	}

	boolean isDone() {
		return this.done;
	}

	void done() {
		this.done = true;
	}

}
