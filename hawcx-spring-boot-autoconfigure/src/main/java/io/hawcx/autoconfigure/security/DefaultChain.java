package io.hawcx.autoconfigure.security;

import java.util.ArrayList;
import java.util.List;

import io.hawcx.autoconfigure.HawcxLoginProperties;
import io.hawcx.autoconfigure.HawcxProperties;
import io.hawcx.security.handover.HawcxCodeHandoverConfigurer;
import io.hawcx.security.oauth2.HawcxLoginConfigurer;
import io.hawcx.security.oauth2.HawcxLoginFailureHandler;
import jakarta.servlet.DispatcherType;
import org.jspecify.annotations.Nullable;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.StringUtils;

/**
 * The security filter chain of an application that writes none.
 */
final class DefaultChain {

	private DefaultChain() {
	}

	static SecurityFilterChain build(HttpSecurity http, HawcxProperties properties, StepUpSetting stepUp) {
		HawcxLoginProperties login = properties.getLogin();
		String page = page(login);
		String failureUrl = failureUrl(login);
		String[] open = open(login, page);
		http.authorizeHttpRequests((requests) -> {
			// A public page that fails shows its error, not a login.
			requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
			// Before the open paths, which may be a pattern that holds it.
			stepUp.addRule(requests);
			if (open.length > 0) {
				requests.requestMatchers(open).permitAll();
			}
			requests.anyRequest().authenticated();
		});
		http.with(HawcxLoginConfigurer.hawcxLogin(), (hawcx) -> hawcx.failureUrl(failureUrl));
		if (page != null) {
			http.oauth2Login((oauth2) -> oauth2.loginPage(page));
		}
		http.oauth2Client(Customizer.withDefaults());
		HawcxLoginProperties.CodeHandover handover = login.getCodeHandover();
		if (handover.isEnabled()) {
			http.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(),
					(hawcx) -> hawcx.path(handover.getPath())
						.requireNonce(handover.isRequireNonce())
						.failureUrl(failureUrl));
		}
		stepUp.addTo(http);
		return http.build();
	}

	static String failureUrl(HawcxLoginProperties login) {
		String page = page(login);
		return (page != null) ? page + "?error" : HawcxLoginFailureHandler.DEFAULT_FAILURE_URL;
	}

	static String loginUrl(String registrationId, HawcxLoginProperties login) {
		String page = page(login);
		return (page != null && login.getCodeHandover().isEnabled()) ? page : "/oauth2/authorization/" + registrationId;
	}

	private static @Nullable String page(HawcxLoginProperties login) {
		return StringUtils.hasText(login.getPage()) ? login.getPage() : null;
	}

	private static String[] open(HawcxLoginProperties login, @Nullable String page) {
		List<String> open = new ArrayList<>(login.getPermitAll());
		if (page != null) {
			open.add(page);
		}
		return open.toArray(String[]::new);
	}

}
