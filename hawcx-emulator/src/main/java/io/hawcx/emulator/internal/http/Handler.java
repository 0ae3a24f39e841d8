package io.hawcx.emulator.internal.http;

/**
 * Answers one request. Called on many threads at once.
 */
@FunctionalInterface
public interface Handler {

	/**
	 * Answer a request.
	 * @param request the request
	 * @return the reply
	 * @throws RefusedException to answer with another reply
	 */
	Reply handle(Request request);

}
