package io.hawcx.autoconfigure.security;

import java.net.URI;
import java.util.List;

import io.hawcx.HawcxAsync;
import io.hawcx.security.handover.HandoverBinding;
import io.hawcx.security.handover.HawcxServerCodeHandover;
import io.hawcx.security.oauth2.HawcxServerLogin;
import io.hawcx.security.oauth2.HawcxServerScriptEntryPoint;
import io.hawcx.security.token.HawcxAccessTokenGuardWebFilter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.logout.HttpStatusReturningServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.RedirectServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.server.WebSession;

/**
 * The security filter chain of an application on the reactive stack that writes none.
 */
final class ReactiveDefaultChain {

	private ReactiveDefaultChain() {
	}

	static SecurityWebFilterChain build(ServerHttpSecurity http, HawcxLoginProperties login, BeanFactory beans,
			ObjectProvider<HawcxAsync> hawcx) {
		CallbackAddress.requireAnswered(login.getRedirectUri());
		LoginAddresses pages = LoginAddresses.reactive(login);
		String page = pages.page();
		String[] open = pages.open();
		ReactiveStepUpSetting stepUp = new ReactiveStepUpSetting(beans.getBean(HawcxStepUpProperties.class), beans,
				hawcx);
		http.authorizeExchange((exchanges) -> {
			// Before the open paths, which may be a pattern that holds it.
			stepUp.addRule(exchanges);
			if (open.length > 0) {
				exchanges.pathMatchers(open).permitAll();
			}
			exchanges.anyExchange().authenticated();
		});
		HawcxServerScriptEntryPoint.addTo(http);
		HawcxServerLogin ways = HawcxServerLogin.hawcxLogin(beans).signInPage();
		((page != null) ? ways.loginPage(page) : ways).applyTo(http);
		addCors(http, login.getAllowedOrigins(), beans);
		http.oauth2Client(Customizer.withDefaults());
		http.logout((logout) -> logout.logoutSuccessHandler(endSession(page)));
		HawcxLoginProperties.CodeHandover handover = login.getCodeHandover();
		if (handover.isEnabled()) {
			HawcxServerCodeHandover.hawcxCodeHandover(beans)
				.path(handover.getPath())
				.binding(HandoverBinding.valueOf(handover.getBinding().name()))
				.allowedOrigins(login.getAllowedOrigins())
				.failuresPerMinute(handover.getFailuresPerMinute())
				.failureUrl(pages.failureUrl())
				.applyTo(http);
		}
		stepUp.addTo(http);
		return http.build();
	}

	// A source of the application's own is found by Spring Security itself.
	private static void addCors(ServerHttpSecurity http, List<String> origins, BeanFactory beans) {
		if (!origins.isEmpty()
				&& CorsSetting.own((ListableBeanFactory) beans, CorsConfigurationSource.class).isEmpty()) {
			AllowedOrigins allowed = new AllowedOrigins(origins);
			http.cors((cors) -> cors.configurationSource((exchange) -> {
				ServerHttpRequest request = exchange.getRequest();
				return allowed.configuration(request.getHeaders()::getFirst, CorsUtils.isCorsRequest(request),
						request.getURI().getHost());
			}));
		}
	}

	private static ServerLogoutSuccessHandler endSession(@Nullable String page) {
		RedirectServerLogoutSuccessHandler redirect = new RedirectServerLogoutSuccessHandler();
		redirect.setLogoutSuccessUrl(URI.create(((page != null) ? page : "/login") + "?logout"));
		ServerLogoutSuccessHandler noContent = new HttpStatusReturningServerLogoutSuccessHandler(HttpStatus.NO_CONTENT);
		// After every logout handler, of which the last ones still use the session.
		return (exchange, authentication) -> exchange.getExchange()
			.getSession()
			.flatMap(WebSession::invalidate)
			.then(Mono.defer(() -> HawcxAccessTokenGuardWebFilter.isBearer(exchange.getExchange())
					? noContent.onLogoutSuccess(exchange, authentication)
					: redirect.onLogoutSuccess(exchange, authentication)));
	}

}
