package io.hawcx.autoconfigure.tenant;

import io.hawcx.security.tenant.HawcxTenantResolver;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BrandConfiguration {

	@Bean
	HawcxTenantResolver tenantResolver() {
		return HawcxTenantResolver.fromSubdomain("example.com");
	}

}
