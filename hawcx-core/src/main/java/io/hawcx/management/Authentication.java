package io.hawcx.management;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.ClockOffset;
import io.hawcx.internal.SettingNames;
import io.hawcx.internal.exchange.RequestSender;

/**
 * One of the ways in which customer and Hawcx know each other: what a payload becomes on
 * the wire, and what must hold before a reply is accepted.
 */
interface Authentication {

	/**
	 * Begin a call, before anything is sent. A reply that was first accepted before then
	 * cannot be the one to this call.
	 * @param sender waits for the replay store
	 * @param call where the payload goes
	 * @return the replay store's time, or 0 where {@link #open} does not compare with it
	 */
	CompletableFuture<Long> begin(RequestSender sender, ManagementCall call);

	/**
	 * Turn a payload into the body and the headers that authenticate it.
	 * @param call where the payload goes
	 * @param payload compact JSON in UTF-8
	 * @return the request, complete but for what is common to all
	 */
	HttpRequest prepare(ManagementCall call, byte[] payload);

	/**
	 * Tell whether Hawcx signs what it refuses, once it knows who called.
	 * @return whether it does
	 */
	boolean signsRefusals();

	/**
	 * Tell whether Hawcx refuses a request because of its time.
	 * @param clock how this machine's clock stands
	 * @return whether the clock is too far off
	 */
	boolean isOutOfTime(ClockOffset clock);

	/**
	 * Return what authenticates, in words for an operator.
	 * @param names what the client's settings are called
	 * @return such as the id of the key and its property
	 */
	String describe(SettingNames names);

	/**
	 * Check a reply and read its JSON object.
	 * @param sender sends what checking needs, if it needs something
	 * @param call what was asked
	 * @param sentAt what {@link #begin} returned
	 * @param reply the reply, whatever its status
	 * @return the members of a success, or an {@link io.hawcx.DelegationException},
	 * thrown or as the stage's failure, if the reply fails verification or is no success
	 */
	CompletableFuture<Map<String, Object>> open(RequestSender sender, ManagementCall call, long sentAt,
			HttpResponse reply);

}
