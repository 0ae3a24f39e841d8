package io.hawcx.delegation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.hawcx.DelegationResponseException;
import io.hawcx.DelegationResponseException.Reason;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.ClockOffset;
import io.hawcx.internal.ErrorReplies;
import io.hawcx.internal.Json;
import io.hawcx.internal.crypto.CryptoProvider;
import org.jspecify.annotations.Nullable;

/**
 * Verifies and opens replies, in the protocol's order: headers, time, signature,
 * decryption. Nothing of a reply is parsed before its signature is verified. Not checked,
 * as the protocol gives no means: that a reply belongs to the request. That it has not
 * been accepted before is checked by an opener with a {@link ReplayMemory}. Safe for use
 * by several threads at once.
 *
 * @since 0.1.0
 */
public final class ReplyOpener {

	private static final String PROXY = "; check that no proxy changes Hawcx's headers.";

	private static final int MAX_TIMESTAMP_DIGITS = 18;

	private final DelegationKeys keys;

	private final Clock clock;

	private final Duration clockSkew;

	private final @Nullable ReplayMemory replays;

	/**
	 * Create an opener that opens a reply as often as it is given.
	 * @param keys the keys
	 * @param clock what the replies' timestamps are compared with
	 * @param clockSkew how far a timestamp may be off, inclusive and in both directions,
	 * in whole seconds
	 */
	public ReplyOpener(DelegationKeys keys, Clock clock, Duration clockSkew) {
		this(keys, clock, clockSkew, null);
	}

	/**
	 * Create an opener.
	 * @param keys the keys
	 * @param clock what the replies' timestamps are compared with
	 * @param clockSkew how far a timestamp may be off, inclusive and in both directions,
	 * in whole seconds
	 * @param replays knows what has been accepted before, by this opener or others, with
	 * the same skew; or {@code null} to open a reply as often as it is given
	 */
	public ReplyOpener(DelegationKeys keys, Clock clock, Duration clockSkew, @Nullable ReplayMemory replays) {
		this.keys = keys;
		this.clock = clock;
		this.clockSkew = clockSkew;
		this.replays = replays;
	}

	/**
	 * Verify and open a reply.
	 * @param call the method and path that were asked, for messages
	 * @param reply the reply
	 * @return the decrypted JSON object of a success
	 * @throws DelegationResponseException if the reply fails verification, or is an
	 * unsigned success
	 * @throws io.hawcx.DelegationRequestException if a reply other than a success is
	 * verified, or unsigned
	 */
	public Map<String, Object> open(String call, HttpResponse reply) {
		try {
			return verifyAndOpen(call, reply);
		}
		catch (DelegationResponseException ex) {
			// The steps do not know what was asked.
			DelegationResponseException named = new DelegationResponseException(call + ": " + ex.getMessage(),
					ex.getCause(), ex.reason());
			named.setStackTrace(ex.getStackTrace());
			throw named;
		}
	}

	private Map<String, Object> verifyAndOpen(String call, HttpResponse reply) {
		SignatureHeaders headers = SignatureHeaders.of(reply);
		if (headers == null) {
			if (reply.isSuccessful()) {
				throw new DelegationResponseException("The reply has no signature; check that the base URL leads to "
						+ "Hawcx and that no proxy answers in its place.", null, Reason.UNSIGNED);
			}
			throw refused(call, reply, reply.body());
		}
		long timestamp = checkTime(headers.timestamp(), reply);
		byte[] signed = SignedMessage.of(reply.body(), headers.timestamp());
		checkSignature(headers, signed);
		if (this.replays != null) {
			this.replays.accept(signed, timestamp);
		}
		if (!EnvelopeMembers.ALGORITHM.equals(headers.encryptionAlgorithm())) {
			throw new DelegationResponseException(
					"The reply has another X-Enc-Alg than " + EnvelopeMembers.ALGORITHM + PROXY);
		}
		byte[] plaintext = Envelope.open(reply.body(), this.keys.decryptionKey());
		Map<String, Object> members = readObject(plaintext);
		if (!reply.isSuccessful()) {
			throw refused(call, reply, plaintext);
		}
		return members;
	}

	private long checkTime(String timestamp, HttpResponse reply) {
		boolean digits = timestamp.chars().allMatch((c) -> c >= '0' && c <= '9');
		if (!digits || timestamp.length() > MAX_TIMESTAMP_DIGITS) {
			throw new DelegationResponseException("The reply's X-Timestamp is not a number of seconds" + PROXY, null,
					Reason.TIME);
		}
		long seconds = Long.parseLong(timestamp);
		Instant now = this.clock.instant();
		long behind = now.getEpochSecond() - seconds;
		if (Math.abs(behind) > this.clockSkew.getSeconds()) {
			throw new DelegationResponseException(
					"The reply's X-Timestamp is " + ClockOffset.format(Duration.ofSeconds(Math.abs(behind)))
							+ ((behind > 0) ? " behind" : " ahead of") + " this machine's clock, more than "
							+ this.clockSkew.getSeconds() + " s; " + ClockOffset.of(reply, now).remedy() + ".",
					null, Reason.TIME);
		}
		return seconds;
	}

	private void checkSignature(SignatureHeaders headers, byte[] signed) {
		CryptoProvider.Ed25519Verifier verifier = this.keys.verifier(headers.keyId());
		if (verifier == null) {
			throw wrongSignature((headers.keyId() != null)
					? "The reply is signed by an unknown key; check that the secret key is the current one."
					: "The reply has no X-Key-Id though several keys are known" + PROXY, null);
		}
		if (!"ed25519".equals(headers.signatureAlgorithm())) {
			throw wrongSignature("The reply's X-Signature-Alg does not fit its key, which is Ed25519" + PROXY, null);
		}
		byte[] signature;
		try {
			signature = Base64Url.decode(headers.signature());
		}
		catch (IllegalArgumentException ex) {
			throw wrongSignature("The reply's X-Signature is no base64url" + PROXY, ex);
		}
		if (!verifier.verify(signed, signature)) {
			throw wrongSignature("The reply's signature is wrong; check that the secret key is the current one, and "
					+ "that no proxy changes replies.", null);
		}
	}

	private static DelegationResponseException wrongSignature(String message, @Nullable Throwable cause) {
		return new DelegationResponseException(message, cause, Reason.SIGNATURE);
	}

	private static Map<String, Object> readObject(byte[] plaintext) {
		try {
			return Json.readObject(plaintext);
		}
		catch (IllegalArgumentException ex) {
			throw new DelegationResponseException("The decrypted reply is unusable: " + ex.getMessage() + ".", ex);
		}
	}

	private RuntimeException refused(String call, HttpResponse reply, byte[] body) {
		return ErrorReplies.toException(call, reply.status(), body, reply.header("Retry-After"), this.clock.instant());
	}

	/**
	 * What a signed reply must carry; the key id may be left out.
	 */
	private record SignatureHeaders(String signature, String signatureAlgorithm, String encryptionAlgorithm,
			String timestamp, @Nullable String keyId) {

		static @Nullable SignatureHeaders of(HttpResponse reply) {
			String signature = reply.header("X-Signature");
			String signatureAlgorithm = reply.header("X-Signature-Alg");
			String encryptionAlgorithm = reply.header("X-Enc-Alg");
			String timestamp = reply.header("X-Timestamp");
			if (signature == null || signatureAlgorithm == null || encryptionAlgorithm == null || timestamp == null) {
				return null;
			}
			return new SignatureHeaders(signature, signatureAlgorithm, encryptionAlgorithm, timestamp,
					reply.header("X-Key-Id"));
		}

	}

}
