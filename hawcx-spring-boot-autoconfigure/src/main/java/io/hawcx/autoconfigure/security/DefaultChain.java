package io.hawcx.autoconfigure.security;

import io.hawcx.security.handover.HandoverBinding;
import io.hawcx.security.handover.HawcxCodeHandoverConfigurer;
import io.hawcx.security.oauth2.HawcxLoginConfigurer;
import io.hawcx.security.oauth2.HawcxScriptEntryPoint;
import jakarta.servlet.DispatcherType;

import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The security filter chain of an application that writes none.
 */
final class DefaultChain {

	private DefaultChain() {
	}

	static SecurityFilterChain build(HttpSecurity http, HawcxLoginProperties login, LoginAddresses pages,
			StepUpSetting stepUp) {
		CallbackAddress.requireAnswered(login.getRedirectUri());
		String page = pages.page();
		String failureUrl = pages.failureUrl();
		String[] open = pages.open();
		http.authorizeHttpRequests((requests) -> {
			// A public page that forwards or fails shows what it forwards to or its
			// error, not a login: the rules have let the request itself pass.
			requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR).permitAll();
			// Before the open paths, which may be a pattern that holds it.
			stepUp.addRule(requests);
			if (open.length > 0) {
				requests.requestMatchers(open).permitAll();
			}
			requests.anyRequest().authenticated();
		});
		HawcxScriptEntryPoint.addTo(http);
		http.with(new ServletPathConfigurer(pages), Customizer.withDefaults());
		http.with(HawcxLoginConfigurer.hawcxLogin(), (hawcx) -> hawcx.failureUrl(failureUrl).signInPage());
		if (page != null) {
			http.oauth2Login((oauth2) -> oauth2.loginPage(page));
		}
		CorsSetting.addTo(http, login.getAllowedOrigins());
		http.oauth2Client(Customizer.withDefaults());
		HawcxLoginProperties.CodeHandover handover = login.getCodeHandover();
		if (handover.isEnabled()) {
			http.with(HawcxCodeHandoverConfigurer.hawcxCodeHandover(),
					(hawcx) -> hawcx.path(handover.getPath())
						.binding(HandoverBinding.valueOf(handover.getBinding().name()))
						.allowedOrigins(login.getAllowedOrigins())
						.failuresPerMinute(handover.getFailuresPerMinute())
						.failureUrl(failureUrl));
		}
		stepUp.addTo(http);
		return http.build();
	}

}
