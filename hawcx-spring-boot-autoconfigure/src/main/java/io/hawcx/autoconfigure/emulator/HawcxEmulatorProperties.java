package io.hawcx.autoconfigure.emulator;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of an emulator of Hawcx inside the application.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("hawcx.emulator")
public final class HawcxEmulatorProperties {

	/**
	 * Whether a Hawcx emulator is started inside the application; for development only.
	 */
	private boolean enabled;

	/**
	 * Whether the emulator may also start where the application runs from a packaged jar,
	 * war or image.
	 */
	private boolean allowInPackagedJar;

	/**
	 * Port of the emulator on loopback; 0 for any free one.
	 */
	private int port;

	/**
	 * Seed of the emulator's ids and keys; the same seed gives the same values.
	 */
	private @Nullable String seed;

	/**
	 * Shape of the emulator's discovery document.
	 */
	private Discovery discovery = Discovery.REDIRECT;

	/**
	 * Algorithm that the emulator signs id_tokens with.
	 */
	private IdTokenAlgorithm idTokenAlgorithm = IdTokenAlgorithm.ES256;

	/**
	 * Whether replies to frontends tell the one-time code in debug.otp_code, as debug
	 * environments of Hawcx do.
	 */
	private boolean debugCodes = true;

	/**
	 * Whether an unknown user who signs in is enrolled once the code is right; otherwise
	 * only a sign-up enrols.
	 */
	private boolean enrolUnknownUsers;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public boolean isAllowInPackagedJar() {
		return this.allowInPackagedJar;
	}

	public void setAllowInPackagedJar(boolean allowInPackagedJar) {
		this.allowInPackagedJar = allowInPackagedJar;
	}

	public int getPort() {
		return this.port;
	}

	public void setPort(int port) {
		this.port = port;
	}

	public @Nullable String getSeed() {
		return this.seed;
	}

	public void setSeed(@Nullable String seed) {
		this.seed = seed;
	}

	public Discovery getDiscovery() {
		return this.discovery;
	}

	public void setDiscovery(Discovery discovery) {
		this.discovery = discovery;
	}

	public IdTokenAlgorithm getIdTokenAlgorithm() {
		return this.idTokenAlgorithm;
	}

	public void setIdTokenAlgorithm(IdTokenAlgorithm idTokenAlgorithm) {
		this.idTokenAlgorithm = idTokenAlgorithm;
	}

	public boolean isDebugCodes() {
		return this.debugCodes;
	}

	public void setDebugCodes(boolean debugCodes) {
		this.debugCodes = debugCodes;
	}

	public boolean isEnrolUnknownUsers() {
		return this.enrolUnknownUsers;
	}

	public void setEnrolUnknownUsers(boolean enrolUnknownUsers) {
		this.enrolUnknownUsers = enrolUnknownUsers;
	}

	/**
	 * Shapes of a discovery document.
	 *
	 * @since 0.1.0
	 */
	public enum Discovery {

		/**
		 * With an authorization endpoint, for logins by redirect.
		 */
		REDIRECT,

		/**
		 * Without one, as in production, for logins by code hand-over.
		 */
		LEAN

	}

	/**
	 * Algorithms for id_tokens.
	 *
	 * @since 0.1.0
	 */
	public enum IdTokenAlgorithm {

		/**
		 * ECDSA on P-256.
		 */
		ES256,

		/**
		 * ECDSA on P-521.
		 */
		ES512,

		/**
		 * Ed25519.
		 */
		EDDSA

	}

}
