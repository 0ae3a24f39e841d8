package io.hawcx.autoconfigure.security;

import java.time.Duration;

import io.hawcx.security.handover.HawcxServerCodeHandover;
import io.hawcx.security.oauth2.HawcxServerLogin;
import io.hawcx.security.recent.HawcxServerRecentLogin;
import io.hawcx.security.stepup.HawcxServerStepUp;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/**
 * A chain of the application's own on the reactive stack.
 */
@Configuration(proxyBeanMethods = false)
class OwnReactiveChain {

	@Bean
	SecurityWebFilterChain chain(ServerHttpSecurity http, BeanFactory beans) {
		http.authorizeExchange((exchanges) -> exchanges.pathMatchers("/ruled")
			.access(HawcxServerRecentLogin.hawcxRecentLogin().within(Duration.ofMinutes(5)))
			.pathMatchers("/otp")
			.hasAuthority("FACTOR_HAWCX_OTP")
			.anyExchange()
			.authenticated());
		HawcxServerLogin.hawcxLogin(beans).applyTo(http);
		HawcxServerCodeHandover.hawcxCodeHandover(beans).applyTo(http);
		HawcxServerStepUp.hawcxStepUp(beans).applyTo(http);
		return http.build();
	}

}
