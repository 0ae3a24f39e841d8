package io.hawcx.autoconfigure.security;

import java.util.Map;

import io.hawcx.security.handover.HawcxServerCodeHandover;
import io.hawcx.security.oauth2.HawcxServerLogin;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static org.springframework.security.config.Customizer.withDefaults;

class ReactiveForeignChainContractTests extends ForeignChainContract {

	static {
		EventLoops.watch();
	}

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.REACTIVE, properties, ReactivePages.class,
				ForeignReactiveChains.class, HawcxChain.class);
	}

	@Override
	ContractApplication startStock(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.REACTIVE, properties, ForeignReactiveChains.class,
				StockChain.class);
	}

	@Configuration(proxyBeanMethods = false)
	static class HawcxChain {

		@Bean
		SecurityWebFilterChain web(ServerHttpSecurity http, BeanFactory beans) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			HawcxServerLogin.hawcxLogin(beans).applyTo(http);
			HawcxServerCodeHandover.hawcxCodeHandover(beans).applyTo(http);
			return http.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(NettyServer.class)
	static class StockChain {

		@Bean
		SecurityWebFilterChain web(ServerHttpSecurity http) {
			return http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated())
				.oauth2Login(withDefaults())
				.build();
		}

	}

}
