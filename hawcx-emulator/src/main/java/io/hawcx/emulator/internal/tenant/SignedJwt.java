package io.hawcx.emulator.internal.tenant;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

import io.hawcx.emulator.internal.crypto.Base64Url;
import io.hawcx.emulator.internal.crypto.Ed25519PublicKey;
import io.hawcx.emulator.internal.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A compact JWS (RFC 7515 section 7.1) whose payload is a JSON object, taken apart and
 * not verified. Read strictly: a JOSE library passes over white space around it,
 * characters that are no base64url, a byte order mark and bytes that are no UTF-8.
 *
 * @param header the header's members
 * @param claims the payload's members
 */
record SignedJwt(Map<String, Object> header, Map<String, Object> claims, String signingInput, byte[] signature) {

	private static final Pattern DOT = Pattern.compile(".", Pattern.LITERAL);

	/**
	 * Take a JWT apart.
	 * @param compact the JWT
	 * @return its parts
	 * @throws IllegalArgumentException if it is no signed JWT, saying what it is instead
	 */
	static SignedJwt parse(String compact) {
		String[] parts = DOT.split(compact, -1);
		if (parts.length != 3) {
			throw new IllegalArgumentException("not a signed JWT");
		}
		return new SignedJwt(object(parts[0], "not a signed JWT"), object(parts[1], "claims are not a JSON object"),
				parts[0] + "." + parts[1], decode(parts[2]));
	}

	private static Map<String, Object> object(String part, String problem) {
		byte[] json = decode(part);
		try {
			return Json.readObject(json);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(problem, ex);
		}
	}

	private static byte[] decode(String part) {
		try {
			return Base64Url.decode(part);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("not a signed JWT", ex);
		}
	}

	/**
	 * Return a text of the header.
	 * @param name its name
	 * @return the text, or {@code null} if it is absent or no text
	 */
	@Nullable String header(String name) {
		return (this.header.get(name) instanceof String text) ? text : null;
	}

	/**
	 * Verify the signature.
	 * @param key the key
	 * @return whether it is this key's
	 */
	boolean isSignedBy(Ed25519PublicKey key) {
		return key.verify(this.signingInput.getBytes(StandardCharsets.US_ASCII), this.signature);
	}

	@Override
	public String toString() {
		// The whole is a credential.
		return "SignedJwt " + this.header.keySet();
	}

}
