package io.hawcx.autoconfigure.tenant;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How tenants of a {@link HawcxTenantRepository} are kept.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("hawcx.tenant-repository")
public final class HawcxTenantRepositoryProperties {

	/**
	 * Number of tenants that are kept; of more, those that were not used for longest are
	 * forgotten with what their clients remember.
	 */
	private int cacheSize = 1000;

	/**
	 * Time after which a tenant is looked up again: a change or removal is noticed by
	 * then.
	 */
	private Duration timeToLive = Duration.ofMinutes(1);

	/**
	 * How metrics tell tenants: all as "other", by one of 16 buckets, or by their names,
	 * with a time series for each.
	 */
	private Metrics metrics = Metrics.OTHER;

	public int getCacheSize() {
		return this.cacheSize;
	}

	public void setCacheSize(int cacheSize) {
		this.cacheSize = cacheSize;
	}

	public Duration getTimeToLive() {
		return this.timeToLive;
	}

	public void setTimeToLive(Duration timeToLive) {
		this.timeToLive = timeToLive;
	}

	public Metrics getMetrics() {
		return this.metrics;
	}

	public void setMetrics(Metrics metrics) {
		this.metrics = metrics;
	}

	/**
	 * How metrics tell tenants.
	 */
	public enum Metrics {

		/**
		 * Not at all.
		 */
		OTHER,

		/**
		 * By one of 16 buckets, always the same for a name.
		 */
		HASH,

		/**
		 * By their names. There is a time series for each tenant then.
		 */
		LIST

	}

}
