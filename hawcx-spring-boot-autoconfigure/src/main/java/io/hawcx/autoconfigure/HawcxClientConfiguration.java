package io.hawcx.autoconfigure;

import java.util.concurrent.Executor;

import io.hawcx.Hawcx;
import io.hawcx.HawcxAsync;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpTransport;
import io.hawcx.management.StepUpClient;
import io.hawcx.management.StepUpClientAsync;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.HawcxOAuthAsync;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * The clients for which there are credentials, created when first asked for: where the
 * application provides the connection details only then it is known which credentials
 * there are, and few applications need the threads of the clients that do not block.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(HawcxConnectionDetails.class)
class HawcxClientConfiguration {

	private static final String EXECUTOR = "hawcxExecutor";

	HawcxClientConfiguration(HawcxProperties properties, Environment environment) {
		UnknownProperties.check(environment);
		OptionRules.check(properties);
	}

	// Creates the usual clients of properties, as a wrong property is to be told at
	// start.
	@Bean
	@ConditionalOnBean(PropertiesHawcxConnectionDetails.class)
	SmartInitializingSingleton hawcxClientsAtStart(ObjectProvider<Hawcx> hawcx, ObjectProvider<HawcxOAuth> oauth) {
		return () -> {
			hawcx.getIfUnique();
			oauth.getIfUnique();
		};
	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(OnManagementCredentials.class)
	@Lazy
	static class ManagementConfiguration {

		@Bean
		@ConditionalOnMissingBean
		StepUpClient hawcxStepUpClient(HawcxConnectionDetails details, HawcxProperties properties,
				HttpTransport transport) {
			return HawcxClients.stepUp(details, properties, transport);
		}

		@Bean
		@ConditionalOnMissingBean
		Hawcx hawcx(StepUpClient client) {
			return Hawcx.of(client);
		}

		@Bean
		@ConditionalOnMissingBean
		StepUpClientAsync hawcxStepUpClientAsync(HawcxConnectionDetails details, HawcxProperties properties,
				AsyncHttpTransport transport, @Qualifier(EXECUTOR) ObjectProvider<Executor> executor) {
			return HawcxClients.stepUpAsync(details, properties, transport, executor.getIfAvailable());
		}

		@Bean
		@ConditionalOnMissingBean
		HawcxAsync hawcxAsync(StepUpClientAsync client) {
			return HawcxAsync.of(client);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(OnOAuthCredentials.class)
	@Lazy
	static class OAuthConfiguration {

		@Bean
		@ConditionalOnMissingBean
		HawcxOAuth hawcxOAuth(HawcxConnectionDetails details, HawcxProperties properties, HttpTransport transport) {
			return HawcxClients.oauth(details, properties, transport);
		}

		@Bean
		@ConditionalOnMissingBean
		HawcxOAuthAsync hawcxOAuthAsync(HawcxConnectionDetails details, HawcxProperties properties,
				AsyncHttpTransport transport, @Qualifier(EXECUTOR) ObjectProvider<Executor> executor) {
			return HawcxClients.oauthAsync(details, properties, transport, executor.getIfAvailable());
		}

	}

}
