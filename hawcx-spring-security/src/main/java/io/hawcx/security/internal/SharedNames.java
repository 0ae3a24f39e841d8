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

	/**
	 * The session attribute with the id of the registration whose login brought no access
	 * token.
	 */
	public static final String ABSENT_ACCESS_TOKEN = "io.hawcx.security.oauth2.AbsentAccessToken";

	private SharedNames() {
	}

}
