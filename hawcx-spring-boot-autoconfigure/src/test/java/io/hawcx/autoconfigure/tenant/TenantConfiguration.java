package io.hawcx.autoconfigure.tenant;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TenantConfiguration {

	@Bean
	HawcxTenantRepository tenantRepository(BrandTable brands) {
		return brands::findByName;
	}

}
