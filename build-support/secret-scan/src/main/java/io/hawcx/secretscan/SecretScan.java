package io.hawcx.secretscan;

import java.util.regex.Pattern;

/**
 * For tests: tells the scan of their run what is secret. Safe for use by several threads.
 */
public final class SecretScan {

	static final String REPORT_PROPERTY = "hawcx.secret-scan.report";

	static final String VECTORS_PROPERTY = "hawcx.secret-scan.vectors";

	private static final Pattern ONE_TIME_CODE = Pattern.compile("\\d{6}");

	private SecretScan() {
	}

	/**
	 * Return whether this run is scanned. It is where Maven runs the tests, and is not in
	 * an editor, under the fuzzer or under mutation.
	 * @return whether it is
	 */
	public static boolean isActive() {
		String report = System.getProperty(REPORT_PROPERTY);
		return report != null && !report.isBlank();
	}

	/**
	 * Name a secret that the rest of the run must not show: a code, a verifier, a token.
	 * @param secret at least 16 characters, or six digits; shorter ones are ignored,
	 * since chance would find them
	 */
	public static void register(String secret) {
		if (ONE_TIME_CODE.matcher(secret).matches()) {
			Recorder.SECRETS.addOneTimeCode(secret);
		}
		else {
			Recorder.SECRETS.addText(secret);
		}
	}

	/**
	 * Return whether the scan would find this secret.
	 * @param secret the secret
	 * @return whether it would
	 */
	public static boolean knows(String secret) {
		return Recorder.SECRETS.find(secret) != null;
	}

}
