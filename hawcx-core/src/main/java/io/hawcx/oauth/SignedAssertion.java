package io.hawcx.oauth;

import java.time.Duration;

/**
 * A client assertion and what may be said about it.
 *
 * @param jwt the assertion, a secret while it lives
 * @param keyId the id of the key that signed it
 * @param lifetime how long it lives
 * @param audience whom it names as its audience
 */
record SignedAssertion(String jwt, String keyId, Duration lifetime, AssertionAudience audience) {

	@Override
	public String toString() {
		return "SignedAssertion[" + this.keyId + "]";
	}

}
