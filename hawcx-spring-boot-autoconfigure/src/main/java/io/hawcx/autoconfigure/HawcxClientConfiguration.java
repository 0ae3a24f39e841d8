package io.hawcx.autoconfigure;

import io.hawcx.Hawcx;
import io.hawcx.http.HttpTransport;
import io.hawcx.oauth.HawcxOAuth;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * The clients for which there are credentials. Where the application provides the
 * connection details, clients are created when first asked for, as only then it is known
 * which credentials there are.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(HawcxConnectionDetails.class)
class HawcxClientConfiguration {

	HawcxClientConfiguration(HawcxProperties properties) {
		OptionRules.check(properties);
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnHawcxText({ "hawcx.secret-key", "hawcx.secret-key-location" })
	@ConditionalOnMissingBean(Hawcx.class)
	static class ManagementConfiguration {

		@Bean
		Hawcx hawcx(HawcxConnectionDetails details, HawcxProperties properties, HttpTransport transport) {
			return Hawcx.of(HawcxClients.stepUp(details, properties.getManagement(), transport));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(OnProvidedConnectionDetails.class)
	@ConditionalOnMissingBean(Hawcx.class)
	static class ProvidedManagementConfiguration {

		@Bean
		@Lazy
		Hawcx hawcx(HawcxConnectionDetails details, HawcxProperties properties, HttpTransport transport) {
			return Hawcx.of(HawcxClients.stepUp(details, properties.getManagement(), transport));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnHawcxText("hawcx.client-id")
	@ConditionalOnMissingBean(HawcxOAuth.class)
	static class OAuthConfiguration {

		@Bean
		HawcxOAuth hawcxOAuth(HawcxConnectionDetails details, HawcxProperties properties, HttpTransport transport) {
			return HawcxClients.oauth(details, properties.getOauth(), transport);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(OnProvidedConnectionDetails.class)
	@ConditionalOnMissingBean(HawcxOAuth.class)
	static class ProvidedOAuthConfiguration {

		@Bean
		@Lazy
		HawcxOAuth hawcxOAuth(HawcxConnectionDetails details, HawcxProperties properties, HttpTransport transport) {
			return HawcxClients.oauth(details, properties.getOauth(), transport);
		}

	}

}
