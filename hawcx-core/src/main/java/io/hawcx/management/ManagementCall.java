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

	// What is known of Hawcx's endpoints: others may have users too, or not.
	boolean namesUser() {
		return this.path.equals("/v1/management/users/mfa-enforcement")
				|| this.path.equals("/v1/management/users/phone")
				|| this.path.endsWith("/management/stepup/start-token");
	}

	boolean consumesReceipt() {
		return this.path.endsWith("/management/stepup/consume");
	}

	@Override
	public String toString() {
		return "POST " + this.path;
	}

}
