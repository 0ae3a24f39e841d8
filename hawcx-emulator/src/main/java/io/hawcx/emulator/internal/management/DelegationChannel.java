package io.hawcx.emulator.internal.management;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.hawcx.emulator.internal.crypto.Base64Url;
import io.hawcx.emulator.internal.crypto.Envelope;
import io.hawcx.emulator.internal.crypto.X25519Key;
import io.hawcx.emulator.internal.http.RefusedException;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.json.Json;
import io.hawcx.emulator.internal.tenant.DelegationKeys;

/**
 * The delegation channel (protocol section 2): requests and replies are sealed and
 * signed. What is refused before the customer is known is answered unsigned.
 */
final class DelegationChannel implements ManagementChannel {

	private static final long MAX_SKEW = 300;

	private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

	private final SecureRandom random = new SecureRandom();

	private final DelegationKeys keys;

	private final Clock clock;

	DelegationChannel(DelegationKeys keys, Clock clock) {
		this.keys = keys;
		this.clock = clock;
	}

	@Override
	public byte[] open(Request request) {
		if (!this.keys.customerSigning().keyId().equals(request.header("X-Key-Id"))) {
			throw refused(401, "X-Key-Id is unknown");
		}
		if (!"ed25519".equals(request.header("X-Signature-Alg"))) {
			throw refused(401, "X-Signature-Alg does not fit the key");
		}
		if (!Envelope.ALGORITHM.equals(request.header("X-Enc-Alg"))) {
			throw refused(401, "X-Enc-Alg is not " + Envelope.ALGORITHM);
		}
		String timestamp = request.header("X-Timestamp");
		if (timestamp == null || !SECONDS.matcher(timestamp).matches()) {
			throw refused(401, "X-Timestamp is not a number of seconds");
		}
		if (Math.abs(Long.parseLong(timestamp) - this.clock.instant().getEpochSecond()) > MAX_SKEW) {
			throw refused(403, "X-Timestamp is more than 300 seconds off");
		}
		if (!isSigned(request, timestamp)) {
			throw refused(401, "X-Signature is not the key's");
		}
		try {
			return Envelope.open(request.body(), this.keys.hawcxSealing());
		}
		catch (IllegalArgumentException ex) {
			throw refused(401, "the body cannot be decrypted");
		}
	}

	private boolean isSigned(Request request, String timestamp) {
		String signature = request.header("X-Signature");
		try {
			return signature != null && this.keys.customerSigning()
				.verify(Envelope.signedBytes(request.body(), timestamp), Base64Url.decode(signature));
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static RefusedException refused(int status, String detail) {
		return new RefusedException(Reply.detail(status, detail));
	}

	@Override
	public Reply close(int status, Map<String, Object> members) {
		byte[] body = Envelope.seal(Json.write(members), this.keys.customerSealing().publicBytes(),
				new X25519Key(randomBytes(32)), randomBytes(12));
		String timestamp = Long.toString(this.clock.instant().getEpochSecond());
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Content-Type", "application/json");
		headers.put("Cache-Control", "no-store");
		headers.put("X-Enc-Alg", Envelope.ALGORITHM);
		headers.put("X-Timestamp", timestamp);
		headers.put("X-Signature-Alg", "ed25519");
		headers.put("X-Signature",
				Base64Url.encode(this.keys.hawcxSigning().sign(Envelope.signedBytes(body, timestamp))));
		headers.put("X-Key-Id", this.keys.hawcxSigning().keyId());
		return new Reply(status, headers, body);
	}

	private byte[] randomBytes(int length) {
		byte[] bytes = new byte[length];
		this.random.nextBytes(bytes);
		return bytes;
	}

}
