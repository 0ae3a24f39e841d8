package io.hawcx.autoconfigure.security;

import java.time.Duration;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * The server of applications on the reactive stack, with threads of its own.
 */
@Configuration(proxyBeanMethods = false)
class NettyServer {

	// Tomcat is on the class path of these tests too.
	@Bean
	NettyReactiveWebServerFactory netty(ReactorResourceFactory resources) {
		NettyReactiveWebServerFactory netty = new NettyReactiveWebServerFactory();
		netty.setResourceFactory(resources);
		return netty;
	}

	// Global ones would end with the first application that ends.
	@Bean
	ReactorResourceFactory resources() {
		ReactorResourceFactory resources = new ReactorResourceFactory();
		resources.setUseGlobalResources(false);
		resources.setShutdownQuietPeriod(Duration.ZERO);
		return resources;
	}

}
