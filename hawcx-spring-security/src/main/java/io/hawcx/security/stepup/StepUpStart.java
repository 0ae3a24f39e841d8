package io.hawcx.security.stepup;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.management.StepUp;
import io.hawcx.management.StepUpToken;

/**
 * A step-up that a page asks for.
 *
 * @param purpose its purpose
 * @param stepUp what Hawcx is asked for
 */
record StepUpStart(String purpose, StepUp stepUp) {

	static Map<String, Object> reply(StepUpToken token) {
		Map<String, Object> reply = new LinkedHashMap<>();
		reply.put("start_token", token.startToken());
		reply.put("expires_in", token.expiresIn().toSeconds());
		return reply;
	}

	@Override
	public String toString() {
		return "StepUpStart[" + this.purpose + "]";
	}

}
