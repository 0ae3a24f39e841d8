package io.hawcx.management;

import java.net.URI;

/**
 * Where a call goes and who makes it.
 *
 * @param uri the whole address
 * @param path the path without its query, for messages
 * @param authentication what request and reply are authenticated by, even if a key
 * changes in between
 */
record ManagementCall(URI uri, String path, Authentication authentication) {

	@Override
	public String toString() {
		return "POST " + this.path;
	}

}
