package io.hawcx.management;

import java.util.Map;

import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;

/**
 * One of the ways in which customer and Hawcx know each other: what a payload becomes on
 * the wire, and what must hold before a reply is believed.
 */
interface Authentication {

	/**
	 * Turn a payload into the body and the headers that authenticate it.
	 * @param call where the payload goes
	 * @param payload compact JSON in UTF-8
	 * @return the request, complete but for what is common to all
	 */
	HttpRequest prepare(ManagementCall call, byte[] payload);

	/**
	 * Check a reply and read its JSON object.
	 * @param call what was asked
	 * @param reply the reply, whatever its status
	 * @return the members of a success
	 * @throws io.hawcx.DelegationException if the reply is not believed or is no success
	 */
	Map<String, Object> open(ManagementCall call, HttpResponse reply);

}
