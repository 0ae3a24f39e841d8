package io.hawcx.autoconfigure.http;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How requests reach Hawcx.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("hawcx.http")
public final class HawcxHttpProperties {

	/**
	 * Proxy for every call to Hawcx, as "http://host:port". Unless set, the JVM's proxy
	 * properties apply.
	 */
	private @Nullable String proxy;

	/**
	 * User name for the proxy of "hawcx.http.proxy".
	 */
	private @Nullable String proxyUsername;

	/**
	 * Password for the proxy of "hawcx.http.proxy".
	 */
	private @Nullable String proxyPassword;

	/**
	 * SSL bundle for every call to Hawcx: its trust and key material, protocols and
	 * ciphers.
	 */
	private @Nullable String sslBundle;

	/**
	 * Time that one attempt to connect to one address may take.
	 */
	private Duration connectTimeout = Duration.ofSeconds(2);

	/**
	 * Attempts that a request has, from 1 to 3. Only what was not sent, and fetches of
	 * Hawcx's metadata and keys, are tried again.
	 */
	private int maxAttempts = 3;

	/**
	 * Further paths of the management API that metrics tell as they are, such as
	 * "/v1/management/users/lock". Any other than these and those of the typed calls is
	 * "other".
	 */
	private List<String> observedPaths = List.of();

	/**
	 * Whether the headers of tracing, such as "traceparent", are sent to Hawcx.
	 */
	private boolean propagateTraces;

	public @Nullable String getProxy() {
		return this.proxy;
	}

	public void setProxy(@Nullable String proxy) {
		this.proxy = proxy;
	}

	public @Nullable String getProxyUsername() {
		return this.proxyUsername;
	}

	public void setProxyUsername(@Nullable String proxyUsername) {
		this.proxyUsername = proxyUsername;
	}

	public @Nullable String getProxyPassword() {
		return this.proxyPassword;
	}

	public void setProxyPassword(@Nullable String proxyPassword) {
		this.proxyPassword = proxyPassword;
	}

	public @Nullable String getSslBundle() {
		return this.sslBundle;
	}

	public void setSslBundle(@Nullable String sslBundle) {
		this.sslBundle = sslBundle;
	}

	public Duration getConnectTimeout() {
		return this.connectTimeout;
	}

	public void setConnectTimeout(Duration connectTimeout) {
		this.connectTimeout = connectTimeout;
	}

	public int getMaxAttempts() {
		return this.maxAttempts;
	}

	public void setMaxAttempts(int maxAttempts) {
		this.maxAttempts = maxAttempts;
	}

	public List<String> getObservedPaths() {
		return this.observedPaths;
	}

	public void setObservedPaths(List<String> observedPaths) {
		this.observedPaths = observedPaths;
	}

	public boolean isPropagateTraces() {
		return this.propagateTraces;
	}

	public void setPropagateTraces(boolean propagateTraces) {
		this.propagateTraces = propagateTraces;
	}

}
