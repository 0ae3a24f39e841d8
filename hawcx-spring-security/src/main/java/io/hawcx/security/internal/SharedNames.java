package io.hawcx.security.internal;

/**
 * Names that several features share.
 */
public final class SharedNames {

	/**
	 * The registration id unless another is set.
	 */
	public static final String DEFAULT_REGISTRATION_ID = "hawcx";

	/**
	 * The code of a login that came back as another user.
	 */
	public static final String OTHER_USER = "other_user";

	private SharedNames() {
	}

}
