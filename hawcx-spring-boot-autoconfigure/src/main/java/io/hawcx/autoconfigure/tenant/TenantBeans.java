package io.hawcx.autoconfigure.tenant;

import io.hawcx.Hawcx;
import io.hawcx.HawcxAsync;
import io.hawcx.autoconfigure.internal.ConfiguredValues;
import io.hawcx.autoconfigure.internal.TenantProperties;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.HawcxOAuthAsync;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Registers the clients of tenants that properties name as beans: who injects one must
 * name the tenant in a {@link Qualifier}, and without one gets the client of
 * {@code hawcx.*}.
 */
class TenantBeans implements ImportBeanDefinitionRegistrar {

	static final String TENANTS = "hawcxTenants";

	private final Environment environment;

	TenantBeans(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		for (String name : TenantProperties.names(this.environment)) {
			String prefix = TenantProperties.prefix(name);
			boolean client = isSet(prefix + ".client-id");
			boolean signs = isSet(prefix + ".signing-key.location") || isSet(prefix + ".signing-key.value");
			if (isSet(prefix + ".secret-key") || isSet(prefix + ".secret-key-location") || (client && signs)) {
				register(registry, name, Hawcx.class, "hawcx");
				register(registry, name, HawcxAsync.class, "hawcxAsync");
			}
			if (client) {
				register(registry, name, HawcxOAuth.class, "oauth");
				register(registry, name, HawcxOAuthAsync.class, "oauthAsync");
			}
		}
	}

	private boolean isSet(String property) {
		try {
			return ConfiguredValues.isSet(this.environment.getProperty(property));
		}
		catch (PlaceholderResolutionException ex) {
			// Set when the application starts, if this is ahead of time; else told then.
			return true;
		}
	}

	private static void register(BeanDefinitionRegistry registry, String name, Class<?> type, String method) {
		RootBeanDefinition bean = new RootBeanDefinition(TenantBeans.class);
		bean.setTargetType(type);
		bean.setFactoryMethodName(method);
		bean.getConstructorArgumentValues().addIndexedArgumentValue(0, new RuntimeBeanReference(TENANTS));
		bean.getConstructorArgumentValues().addIndexedArgumentValue(1, name);
		bean.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
		bean.setDefaultCandidate(false);
		bean.setLazyInit(true);
		bean.setDestroyMethodName("");
		registry.registerBeanDefinition(TenantProperties.prefix(name) + "." + method, bean);
	}

	static Hawcx hawcx(HawcxTenants tenants, String name) {
		return tenants.get(name).hawcx();
	}

	static HawcxAsync hawcxAsync(HawcxTenants tenants, String name) {
		return tenants.get(name).hawcxAsync();
	}

	static HawcxOAuth oauth(HawcxTenants tenants, String name) {
		return tenants.get(name).oauth();
	}

	static HawcxOAuthAsync oauthAsync(HawcxTenants tenants, String name) {
		return tenants.get(name).oauthAsync();
	}

}
