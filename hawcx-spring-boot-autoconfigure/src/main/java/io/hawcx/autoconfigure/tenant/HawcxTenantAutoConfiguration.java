package io.hawcx.autoconfigure.tenant;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.Hawcx;
import io.hawcx.HawcxListener;
import io.hawcx.JwkSetCache;
import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.HawcxConnection;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.HawcxProperties;
import io.hawcx.autoconfigure.PropertiesHawcxConnectionDetails;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.internal.ConfiguredValues;
import io.hawcx.autoconfigure.internal.Listeners;
import io.hawcx.autoconfigure.internal.OnTenantPropertiesCondition;
import io.hawcx.autoconfigure.internal.TenantProperties;
import io.hawcx.autoconfigure.internal.TenantTags;
import io.hawcx.autoconfigure.internal.UnresolvedPlaceholders;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the tenants under {@code hawcx.tenants.*}, or of a
 * {@link HawcxTenantRepository}, and of nothing where there are neither. The blocking
 * clients of tenants under {@code hawcx.tenants.*} are made at start, as a wrong property
 * is to be told then; nothing is sent.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = HawcxAutoConfiguration.class, before = HawcxTransportAutoConfiguration.class,
		beforeName = { "io.hawcx.autoconfigure.security.HawcxSecurityPropertiesAutoConfiguration",
				"io.hawcx.autoconfigure.unknown.HawcxUnknownPropertiesAutoConfiguration" })
@ConditionalOnClass(Hawcx.class)
@Conditional(OnTenants.class)
public final class HawcxTenantAutoConfiguration {

	// Also where there is no project of hawcx.* itself; its cache is the same.
	@Bean
	@Lazy
	@ConditionalOnMissingBean
	JwkSetCache hawcxJwkSetCache(ObjectProvider<HawcxListener> listeners) {
		return JwkSetCache.create(new Listeners(listeners));
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(HawcxTenantRepository.class)
	@EnableConfigurationProperties(HawcxTenantRepositoryProperties.class)
	static class RepositoryConfiguration {

		@Bean(name = TenantBeans.TENANTS)
		@ConditionalOnMissingBean(HawcxTenants.class)
		RepositoryTenants hawcxTenants(HawcxTenantRepository repository, HawcxTenantRepositoryProperties properties,
				Environment environment, ConfigurableBeanFactory beans, ObjectProvider<HawcxConnectionDetails> main) {
			UnresolvedPlaceholders.refuse(environment);
			RepositoryRules.check("hawcx.tenant-repository", properties, environment);
			HawcxProperties inherited = TenantProperties.inherit(beans.getBean(HawcxProperties.class));
			return new RepositoryTenants(repository,
					new RepositoryConnections(inherited, new TenantFactory(beans), main.getIfAvailable()), properties,
					System::nanoTime);
		}

		@Bean
		TenantTags hawcxTenantTags(HawcxTenantRepositoryProperties properties) {
			return switch (properties.getMetrics()) {
				case OTHER -> TenantTags.ofNone();
				case HASH -> TenantTags.hashed();
				case LIST -> TenantTags.ofAll();
			};
		}

		// Created at start even where beans are lazy.
		@Bean
		SmartInitializingSingleton hawcxTenantsAtStart(ObjectProvider<RepositoryTenants> tenants) {
			return tenants::getIfAvailable;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(OnTenantPropertiesCondition.class)
	@ConditionalOnMissingBean(HawcxTenantRepository.class)
	@Import(TenantBeans.class)
	static class PropertyConfiguration {

		@Bean(name = TenantBeans.TENANTS)
		@ConditionalOnMissingBean(HawcxTenants.class)
		PropertyTenants hawcxTenants(Environment environment, ConfigurableBeanFactory beans,
				ObjectProvider<PropertiesHawcxConnectionDetails> main) {
			UnresolvedPlaceholders.refuse(environment);
			Map<String, HawcxConnection> connections = new TenantConnections(environment, beans, main.getIfAvailable())
				.read();
			TenantFactory factory = new TenantFactory(beans);
			Map<String, HawcxTenant> tenants = new LinkedHashMap<>();
			connections.forEach((name, connection) -> tenants.put(name, factory.tenant(name, connection)));
			return new PropertyTenants(tenants);
		}

		@Bean
		TenantTags hawcxTenantTags(Environment environment) {
			return TenantTags.of(TenantProperties.names(environment));
		}

		// Created at start even where beans are lazy.
		@Bean
		SmartInitializingSingleton hawcxTenantsAtStart(ObjectProvider<PropertyTenants> tenants, Environment environment,
				ConfigurableBeanFactory beans) {
			TenantConnections checks = new TenantConnections(environment, beans, null);
			return () -> tenants.ifAvailable((found) -> found.known()
				.forEach((tenant) -> checks.checked(tenant.name(), () -> clients(tenant, environment))));
		}

		private static HawcxTenant clients(HawcxTenant tenant, Environment environment) {
			String wanted = TenantProperties.prefix(tenant.name()) + ".management.authentication";
			if (tenant.connection().makesManagementCalls() || ConfiguredValues.isSet(environment.getProperty(wanted))) {
				tenant.hawcx();
			}
			if (tenant.connection().hasClient()) {
				tenant.oauth();
			}
			return tenant;
		}

	}

}
