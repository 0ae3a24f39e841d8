package io.hawcx.management;

import java.net.URI;

/**
 * Where a call goes.
 *
 * @param uri the whole address
 * @param path the path without its query, for messages
 */
record ManagementCall(URI uri, String path) {

	@Override
	public String toString() {
		return "POST " + this.path;
	}

}
