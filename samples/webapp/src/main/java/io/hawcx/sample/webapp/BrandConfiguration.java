package io.hawcx.sample.webapp;

import io.hawcx.security.tenant.HawcxTenantResolver;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Tells the brands apart by host name, so that no address has a tenant's name in it.
 */
@Configuration(proxyBeanMethods = false)
@Profile("brands")
@EnableConfigurationProperties(Brands.class)
class BrandConfiguration {

	@Bean
	HawcxTenantResolver tenantResolver() {
		return HawcxTenantResolver.fromSubdomain(Brands.DOMAIN);
	}

}
