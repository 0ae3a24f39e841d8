package io.hawcx.autoconfigure.actuate;

import java.util.Locale;

import io.hawcx.autoconfigure.internal.TenantTags;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginEvent;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationListener;

/**
 * How logins through Hawcx end, as a metric. Who signs in is no part of it.
 */
final class LoginMetrics extends Counters implements ApplicationListener<HawcxLoginEvent> {

	private final TenantTags tenants;

	private final ObjectProvider<HawcxClientRegistration> single;

	/**
	 * Create it.
	 * @param tenants the values that tell tenants
	 * @param single the registration of {@code hawcx.*}, which is no tenant's
	 */
	LoginMetrics(TenantTags tenants, ObjectProvider<HawcxClientRegistration> single) {
		this.tenants = tenants;
		this.single = single;
	}

	@Override
	public void onApplicationEvent(HawcxLoginEvent login) {
		String code = login.failureCode();
		count("hawcx.logins", "Logins through Hawcx", "way", login.way().name().toLowerCase(Locale.ROOT), "outcome",
				outcome(code == null), "code", (code != null) ? code : "none", "tenant",
				this.tenants.of(tenant(login.registrationId())));
	}

	private @Nullable String tenant(@Nullable String registrationId) {
		HawcxClientRegistration single = this.single.getIfUnique();
		return (single != null && single.registrationId().equals(registrationId)) ? null : registrationId;
	}

}
