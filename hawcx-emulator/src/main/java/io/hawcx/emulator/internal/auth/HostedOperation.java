package io.hawcx.emulator.internal.auth;

import io.hawcx.emulator.internal.signin.SignIn;

/**
 * An authorization request that is parked until its user has signed in.
 */
public interface HostedOperation {

	/**
	 * Release it.
	 * @param result who signed in
	 */
	void complete(SignIn.Result result);

}
