package io.hawcx.emulator.internal.dashboard;

import java.util.Locale;

import io.hawcx.emulator.internal.tenant.TenantAddress;
import io.hawcx.emulator.request.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which requests the page shows.
 */
enum StatusFilter {

	ALL("All"), REFUSED("Refused"), OK("2xx"), REDIRECT("3xx"), CLIENT_ERROR("4xx"), SERVER_ERROR("5xx");

	private final String label;

	StatusFilter(String label) {
		this.label = label;
	}

	/**
	 * Find a filter.
	 * @param name what the page's link says, or {@code null}
	 * @return the filter, {@link #ALL} if there is none of that name
	 */
	static StatusFilter find(@Nullable String name) {
		for (StatusFilter filter : values()) {
			if (filter.parameter().equals(name)) {
				return filter;
			}
		}
		return ALL;
	}

	String label() {
		return this.label;
	}

	/**
	 * Return the query that chooses the filter.
	 * @param address the tenant whose page it is
	 * @return a query with its question mark, or the empty text
	 */
	String query(TenantAddress address) {
		String tenant = address.query();
		if (this == ALL) {
			return tenant;
		}
		return tenant + (tenant.isEmpty() ? "?" : "&") + "status=" + parameter();
	}

	private String parameter() {
		return this.label.toLowerCase(Locale.ROOT);
	}

	boolean matches(RecordedRequest request) {
		return switch (this) {
			case ALL -> true;
			case REFUSED -> request.isRefused();
			case OK -> request.status() / 100 == 2;
			case REDIRECT -> request.status() / 100 == 3;
			case CLIENT_ERROR -> request.status() / 100 == 4;
			case SERVER_ERROR -> request.status() / 100 == 5;
		};
	}

}
