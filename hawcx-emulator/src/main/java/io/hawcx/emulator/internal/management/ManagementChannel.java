package io.hawcx.emulator.internal.management;

import java.util.Map;

import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;

/**
 * Authenticates management calls: checks a request and protects the reply.
 */
interface ManagementChannel {

	/**
	 * Check a request.
	 * @param request the request
	 * @return the JSON text that it carries
	 * @throws io.hawcx.emulator.internal.http.RefusedException if it is not the
	 * customer's
	 */
	byte[] open(Request request);

	/**
	 * Protect a reply.
	 * @param status the HTTP status
	 * @param members the reply's JSON object
	 * @return the reply
	 */
	Reply close(int status, Map<String, Object> members);

}
