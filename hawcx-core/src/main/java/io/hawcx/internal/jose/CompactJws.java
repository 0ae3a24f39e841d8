package io.hawcx.internal.jose;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import io.hawcx.internal.Base64Url;
import io.hawcx.internal.Json;
import org.jspecify.annotations.Nullable;

/**
 * A compact JWS taken apart (RFC 7515 section 7.1), with nothing verified yet. What the
 * header says about keys ({@code jwk}, {@code jku}, {@code x5u}) is never used, and a
 * header that declares any extension critical is refused, as none is understood.
 */
public final class CompactJws {

	private final Map<String, Object> header;

	private final byte[] payload;

	private final byte[] signingInput;

	private final byte[] signature;

	private CompactJws(Map<String, Object> header, byte[] payload, byte[] signingInput, byte[] signature) {
		this.header = header;
		this.payload = payload;
		this.signingInput = signingInput;
		this.signature = signature;
	}

	/**
	 * Take a token apart.
	 * @param token three parts in base64url without padding, separated by dots
	 * @return its parts
	 * @throws JwsException if the token is anything else, without quoting it
	 */
	public static CompactJws parse(String token) throws JwsException {
		String[] parts = token.split("\\.", -1);
		if (parts.length != 3) {
			throw new JwsException("it does not consist of three parts separated by dots");
		}
		Map<String, Object> header = readObject("header", decode("header", parts[0]));
		if (header.containsKey("crit")) {
			throw new JwsException("its header declares extensions critical (crit) and none is understood");
		}
		byte[] signingInput = token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
		return new CompactJws(header, decode("payload", parts[1]), signingInput, decode("signature", parts[2]));
	}

	/**
	 * Return a member of the header that is a string.
	 * @param name the member
	 * @return its text, or {@code null} if there is none
	 * @throws JwsException if the member is there and no string
	 */
	public @Nullable String header(String name) throws JwsException {
		Object value = this.header.get(name);
		if (value instanceof String text) {
			return text;
		}
		if (this.header.containsKey(name)) {
			throw new JwsException("its header member " + name + " is not a string");
		}
		return null;
	}

	/**
	 * Check the signature.
	 * @param keys those that may have signed
	 * @throws JwsException if none of them has
	 */
	public void verify(Iterable<VerificationKey> keys) throws JwsException {
		for (VerificationKey key : keys) {
			if (key.verify(this.signingInput, this.signature)) {
				return;
			}
		}
		throw new JwsException("its signature is wrong");
	}

	/**
	 * Return what was signed.
	 * @return header and payload as they were received
	 */
	public byte[] signingInput() {
		return this.signingInput.clone();
	}

	/**
	 * Return the first half of the signature: {@code r} of ECDSA, which unlike {@code s}
	 * cannot be changed without the key.
	 * @return its bytes
	 */
	public byte[] signatureR() {
		return Arrays.copyOf(this.signature, this.signature.length / 2);
	}

	/**
	 * Read the payload; to be called after {@link #verify(Iterable)} only.
	 * @return the members of the one JSON object in it
	 * @throws JwsException if the payload is anything else
	 */
	public Map<String, Object> payload() throws JwsException {
		return readObject("payload", this.payload);
	}

	private static byte[] decode(String name, String part) throws JwsException {
		try {
			byte[] bytes = Base64Url.decode(part);
			// One spelling for each value: neither padding nor stray bits at the end.
			if (Base64Url.encode(bytes).equals(part)) {
				return bytes;
			}
		}
		catch (IllegalArgumentException ex) {
			throw new JwsException("its " + name + " is " + ex.getMessage());
		}
		throw new JwsException("its " + name + " is not base64url without padding");
	}

	private static Map<String, Object> readObject(String name, byte[] json) throws JwsException {
		try {
			return Json.readObject(json);
		}
		catch (IllegalArgumentException ex) {
			throw new JwsException("its " + name + " is " + ex.getMessage());
		}
	}

}
