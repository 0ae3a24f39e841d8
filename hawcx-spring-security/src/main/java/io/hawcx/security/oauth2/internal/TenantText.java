package io.hawcx.security.oauth2.internal;

import org.jspecify.annotations.Nullable;

/**
 * How lines of the log name a tenant.
 */
public final class TenantText {

	private TenantText() {
	}

	/**
	 * Return what follows the name of something that is a tenant's.
	 * @param tenant the id of its registration, or {@code null} if there is none
	 * @return such as <code> of tenant 'acme'</code>, or nothing
	 */
	public static String of(@Nullable String tenant) {
		return (tenant != null) ? " of tenant '" + tenant + "'" : "";
	}

}
