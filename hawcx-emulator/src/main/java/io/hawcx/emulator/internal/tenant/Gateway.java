package io.hawcx.emulator.internal.tenant;

import io.hawcx.emulator.internal.http.RefusedException;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;

/**
 * The API gateway in front of Hawcx, which routes by {@code X-Config-Id} before anybody
 * else reads the request.
 */
public final class Gateway {

	private final String configId;

	private final boolean optional;

	/**
	 * Create a gateway.
	 * @param configId the only config id that is known
	 * @param optional whether a request may leave it out
	 */
	public Gateway(String configId, boolean optional) {
		this.configId = configId;
		this.optional = optional;
	}

	/**
	 * Let a request through.
	 * @param request the request
	 * @throws RefusedException if the config id is missing or wrong
	 */
	public void admit(Request request) {
		String given = request.header("X-Config-Id");
		if (given == null && !this.optional) {
			throw new RefusedException(Reply.gateway(401, "No X-Config-Id header in the request"));
		}
		if (given != null && !given.equals(this.configId)) {
			throw new RefusedException(Reply.gateway(401, "Unknown X-Config-Id"));
		}
	}

}
