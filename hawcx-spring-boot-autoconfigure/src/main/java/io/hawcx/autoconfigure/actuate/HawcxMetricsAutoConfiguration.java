package io.hawcx.autoconfigure.actuate;

import io.hawcx.HawcxListener;
import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.internal.ConditionalOnHawcxConnection;
import io.hawcx.autoconfigure.internal.TenantTags;
import io.hawcx.autoconfigure.tenant.HawcxTenantAutoConfiguration;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginEvent;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Auto-configuration of metrics beside {@code hawcx.client.requests}: how logins end, and
 * what clients notice ({@link HawcxListener}). Spring Boot binds them to the
 * application's registries; without one they count nothing.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { HawcxAutoConfiguration.class, HawcxTenantAutoConfiguration.class })
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnHawcxConnection
public final class HawcxMetricsAutoConfiguration {

	@Bean
	ClientMetrics hawcxClientMetrics(ConfigurableListableBeanFactory beans, ObjectProvider<TenantTags> tenants) {
		return new ClientMetrics(new CacheSizes(beans), tenants.getIfAvailable(TenantTags::ofNone));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HawcxLoginEvent.class)
	static class LoginConfiguration {

		@Bean
		LoginMetrics hawcxLoginMetrics(ObjectProvider<TenantTags> tenants,
				ObjectProvider<HawcxClientRegistration> single) {
			return new LoginMetrics(tenants.getIfAvailable(TenantTags::ofNone), single);
		}

	}

}
