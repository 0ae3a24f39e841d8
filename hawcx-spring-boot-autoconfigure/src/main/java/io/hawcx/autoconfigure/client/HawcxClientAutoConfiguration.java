package io.hawcx.autoconfigure.client;

import java.util.concurrent.Executor;

import io.hawcx.Hawcx;
import io.hawcx.HawcxAsync;
import io.hawcx.HawcxListener;
import io.hawcx.JwkSetCache;
import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.HawcxConnection;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.HawcxProperties;
import io.hawcx.autoconfigure.PropertiesHawcxConnectionDetails;
import io.hawcx.autoconfigure.http.HawcxHttpProperties;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.internal.ConditionalOnHawcxText;
import io.hawcx.autoconfigure.internal.Listeners;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpTransport;
import io.hawcx.management.ReplayStore;
import io.hawcx.management.StepUpClient;
import io.hawcx.management.StepUpClientAsync;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.HawcxOAuthAsync;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the clients for which there are credentials: {@link Hawcx} when
 * there is a secret key or a signing key, {@link HawcxOAuth} when there is a client id,
 * with their siblings that do not block. They are created when first asked for: where the
 * application provides the connection details only then it is known which credentials
 * there are, and few applications need the threads of the clients that do not block.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = { HawcxAutoConfiguration.class, HawcxTransportAutoConfiguration.class })
@ConditionalOnClass(Hawcx.class)
@ConditionalOnBean(HawcxConnectionDetails.class)
public final class HawcxClientAutoConfiguration {

	private static final String EXECUTOR = "hawcxExecutor";

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

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	JwkSetCache hawcxJwkSetCache(ObjectProvider<HawcxListener> listeners) {
		return JwkSetCache.create(new Listeners(listeners));
	}

	@Bean
	@Lazy
	HawcxClients hawcxClients(HawcxConnectionDetails details, HawcxProperties properties, HawcxHttpProperties http,
			JwkSetCache jwkSetCache, ObjectProvider<ReplayStore> replayStore, ObjectProvider<HawcxListener> listeners) {
		return new HawcxClients(HawcxConnection.of("hawcx", details, properties), http, jwkSetCache,
				replayStore.getIfAvailable(), new Listeners(listeners));
	}

	@Bean
	@Conditional(OnAotProcessing.class)
	static AbsentManagementCredentials hawcxAbsentManagementCredentials(Environment environment) {
		return new AbsentManagementCredentials(environment);
	}

	@Configuration(proxyBeanMethods = false)
	@Conditional(OnManagementCredentials.class)
	@Lazy
	static class ManagementConfiguration {

		@Bean
		@ConditionalOnMissingBean
		StepUpClient hawcxStepUpClient(HawcxClients clients, HttpTransport transport) {
			return clients.stepUp(transport);
		}

		@Bean
		@ConditionalOnMissingBean
		Hawcx hawcx(StepUpClient client) {
			return Hawcx.of(client);
		}

		@Bean
		@ConditionalOnMissingBean
		StepUpClientAsync hawcxStepUpClientAsync(HawcxClients clients, AsyncHttpTransport transport,
				@Qualifier(EXECUTOR) ObjectProvider<Executor> executor) {
			return clients.stepUpAsync(transport, executor.getIfAvailable());
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
		HawcxOAuth hawcxOAuth(HawcxClients clients, HttpTransport transport) {
			return clients.oauth(transport);
		}

		@Bean
		@ConditionalOnMissingBean
		HawcxOAuthAsync hawcxOAuthAsync(HawcxClients clients, AsyncHttpTransport transport,
				@Qualifier(EXECUTOR) ObjectProvider<Executor> executor) {
			return clients.oauthAsync(transport, executor.getIfAvailable());
		}

	}

	/**
	 * Matches when the properties have credentials for management calls, or the
	 * application's connection details may have them. Where the application is processed
	 * ahead of time it matches too: keys are rarely there at build, and
	 * {@link AbsentManagementCredentials} decides at run time.
	 */
	static class OnManagementCredentials extends AnyNestedCondition {

		OnManagementCredentials() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@Conditional(OnManagementProperties.class)
		static class InProperties {

		}

		@Conditional(OnProvidedConnectionDetails.class)
		static class InProvidedDetails {

		}

		@Conditional(OnAotProcessing.class)
		static class AtRunTime {

		}

	}

	/**
	 * Matches when the properties have credentials for login, or the application's
	 * connection details may have them.
	 */
	static class OnOAuthCredentials extends AnyNestedCondition {

		OnOAuthCredentials() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnHawcxText("hawcx.client-id")
		static class InProperties {

		}

		@Conditional(OnProvidedConnectionDetails.class)
		static class InProvidedDetails {

		}

	}

}
