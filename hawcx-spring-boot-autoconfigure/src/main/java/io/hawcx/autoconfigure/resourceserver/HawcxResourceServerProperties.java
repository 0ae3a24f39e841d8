package io.hawcx.autoconfigure.resourceserver;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Bearer tokens at an API of the application's own.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("hawcx.resource-server")
public final class HawcxResourceServerProperties {

	/**
	 * Whether oauth2ResourceServer(jwt) of the application's chains takes id_tokens of
	 * Hawcx that were issued to hawcx.client-id.
	 */
	private boolean enabled;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

}
