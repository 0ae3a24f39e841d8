package io.hawcx.autoconfigure.actuate;

import java.util.Locale;

import io.hawcx.security.oauth2.HawcxLoginEvent;

import org.springframework.context.ApplicationListener;

/**
 * How logins through Hawcx end, as a metric. Who signs in is no part of it.
 */
final class LoginMetrics extends Counters implements ApplicationListener<HawcxLoginEvent> {

	@Override
	public void onApplicationEvent(HawcxLoginEvent login) {
		String code = login.failureCode();
		count("hawcx.logins", "Logins through Hawcx", "way", login.way().name().toLowerCase(Locale.ROOT), "outcome",
				outcome(code == null), "code", (code != null) ? code : "none");
	}

}
