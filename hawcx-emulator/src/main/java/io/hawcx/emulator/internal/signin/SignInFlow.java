package io.hawcx.emulator.internal.signin;

/**
 * What a sign-in is for.
 */
public enum SignInFlow {

	/** To sign in. */
	SIGNIN,

	/** To become a user. */
	SIGNUP,

	/** To change how one signs in. */
	ACCOUNT_MANAGE

}
