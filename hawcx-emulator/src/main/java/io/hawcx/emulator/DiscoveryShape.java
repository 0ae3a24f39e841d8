package io.hawcx.emulator;

/**
 * What the discovery document announces.
 *
 * @since 0.1.0
 */
public enum DiscoveryShape {

	/**
	 * As production answers today: no authorization endpoint, and so code hand-over only.
	 */
	LEAN,

	/**
	 * With an authorization endpoint, so that both the redirect and code hand-over work.
	 */
	REDIRECT

}
