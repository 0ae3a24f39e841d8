package io.hawcx.management;

import java.net.URI;

import io.hawcx.internal.SettingNames;

/**
 * Where a call goes.
 *
 * @param uri the whole address
 * @param path the path without its query, for messages
 * @param names what the client's settings are called there
 */
record ManagementCall(URI uri, String path, SettingNames names) {

	// Below the API prefix.
	static final String START_TOKEN = "/management/stepup/start-token";

	static final String CONSUME = "/management/stepup/consume";

	// Whole paths: the protocol writes these without a prefix.
	static final String MFA_ENFORCEMENT = "/v1/management/users/mfa-enforcement";

	static final String PHONE = "/v1/management/users/phone";

	// What is known of Hawcx's endpoints: others may have users too, or not.
	boolean namesUser() {
		return this.path.equals(MFA_ENFORCEMENT) || this.path.equals(PHONE) || this.path.endsWith(START_TOKEN);
	}

	boolean consumesReceipt() {
		return this.path.endsWith(CONSUME);
	}

	@Override
	public String toString() {
		return "POST " + this.path;
	}

}
