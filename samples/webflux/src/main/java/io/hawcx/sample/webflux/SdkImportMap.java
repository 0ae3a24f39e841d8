package io.hawcx.sample.webflux;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Tells the browser where {@code import ... from "@hawcx/core"} is found: here at the
 * emulator, in an application of your own in its bundle.
 *
 * @param origin where the script comes from
 * @param json the import map
 */
record SdkImportMap(String origin, String json) {

	static SdkImportMap ofEmulator(String url) {
		return new SdkImportMap(url, "{\"imports\": {\"@hawcx/core\": \"" + url + "/emulator/sdk.js\"}}");
	}

	/**
	 * Return what the Content-Security-Policy allows this one inline script by.
	 * @return the source expression
	 */
	public String hash() {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(this.json.getBytes(StandardCharsets.UTF_8));
			return "sha256-" + Base64.getEncoder().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
