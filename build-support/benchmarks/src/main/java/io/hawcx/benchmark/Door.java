package io.hawcx.benchmark;

import io.hawcx.http.HttpResponse;

/**
 * One way to seal a request and to open a reply of the delegation door.
 */
interface Door {

	/**
	 * Seal and sign a payload.
	 * @param payload the payload
	 * @return the envelope, so that nothing is optimised away
	 * @throws Exception if it fails
	 */
	byte[] seal(byte[] payload) throws Exception;

	/**
	 * Verify a reply and decrypt it, without parsing what comes out.
	 * @param reply the reply
	 * @return something of the plaintext
	 * @throws Exception if it fails
	 */
	Object open(HttpResponse reply) throws Exception;

	static Door named(String name) throws Exception {
		return switch (name) {
			case "hawcx" -> new HawcxDoor();
			case "jdk" -> new JdkDoor();
			case "bouncycastle" -> new BouncyCastleDoor();
			default -> throw new IllegalArgumentException("no such door: " + name);
		};
	}

}
