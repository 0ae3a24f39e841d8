package io.hawcx.emulator.fault;

import java.time.Duration;

/**
 * Puts a fault in place for requests to some paths. Where a fault does not say otherwise
 * the emulator has done what it was asked for before the reply goes wrong. Faults that
 * are in place for one request add up.
 *
 * @since 0.1.0
 */
public interface RequestFaultPlan extends FaultPlan<RequestFaultPlan> {

	/**
	 * Answer later.
	 * @param delay how much later, at most a minute
	 * @return the fault
	 * @throws IllegalArgumentException if it is out of range
	 */
	Fault latency(Duration delay);

	/**
	 * Answer with a status as a gateway does, and do nothing of what was asked for. A
	 * redirect leads to the emulator itself.
	 * @param status the HTTP status, from 200 to 599
	 * @return the fault
	 * @throws IllegalArgumentException if it is out of range
	 */
	Fault status(int status);

	/**
	 * Reset the connection in place of a reply.
	 * @return the fault
	 */
	Fault reset();

	/**
	 * Close the connection in place of a reply.
	 * @return the fault
	 */
	Fault close();

	/**
	 * Close the connection within the reply's body.
	 * @param bytes how many bytes of it are sent; a body that is no longer is sent whole
	 * @return the fault
	 * @throws IllegalArgumentException if the number is negative
	 */
	Fault truncate(int bytes);

	/**
	 * Add spaces to the reply's body, after it was signed.
	 * @param bytes how many bytes it has then, at most 64 MiB
	 * @return the fault
	 * @throws IllegalArgumentException if it is out of range
	 */
	Fault oversize(int bytes);

	/**
	 * Leave the signature out: of a management call's reply or of an id_token. Other
	 * replies have none and stay as they are.
	 * @return the fault
	 */
	Fault dropSignature();

	/**
	 * Break the signature of a management call's reply or of an id_token. Other replies
	 * have none and stay as they are.
	 * @return the fault
	 */
	Fault wrongSignature();

	/**
	 * Sign a management call's reply or an id_token with a foreign key under the right
	 * key id, or publish foreign keys in the JWKS. Other replies stay as they are.
	 * @return the fault
	 */
	Fault wrongKey();

	/**
	 * Let the emulator's clock be wrong while it handles the request: what it checks and
	 * what it issues.
	 * @param skew how far it goes ahead; negative: behind
	 * @return the fault
	 */
	Fault clockSkew(Duration skew);

	/**
	 * Answer with the last good reply to the same method and path, and do nothing of what
	 * was asked for. Without one the request is handled as usual.
	 * @return the fault
	 */
	Fault replay();

	/**
	 * Rotate the signing keys before the request is handled.
	 * @return the fault
	 */
	Fault rotateKeys();

	/**
	 * Send the reply's body byte by byte. It ends after five minutes at the latest.
	 * @param pause how long each byte takes, at most a minute
	 * @return the fault
	 * @throws IllegalArgumentException if it is out of range
	 */
	Fault trickle(Duration pause);

	/**
	 * Send another body, after the right one was signed.
	 * @param body the body's text, sent as UTF-8
	 * @return the fault
	 */
	Fault body(String body);

	/**
	 * Send another body, after the right one was signed.
	 * @param body the bytes
	 * @return the fault
	 */
	Fault body(byte[] body);

	/**
	 * Send a header with another value.
	 * @param name the header's name
	 * @param value the value, visible ASCII characters and spaces; empty to leave the
	 * header out
	 * @return the fault
	 * @throws IllegalArgumentException if there can be no such header, or if it is one of
	 * those that say where the body ends
	 */
	Fault header(String name, String value);

}
