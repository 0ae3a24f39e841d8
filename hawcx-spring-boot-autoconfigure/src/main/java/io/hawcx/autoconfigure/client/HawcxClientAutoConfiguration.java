package io.hawcx.autoconfigure.client;

import java.util.concurrent.Executor;

import io.hawcx.Hawcx;
import io.hawcx.HawcxAsync;
import io.hawcx.JwkSetCache;
import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.HawcxProperties;
import io.hawcx.autoconfigure.PropertiesHawcxConnectionDetails;
import io.hawcx.autoconfigure.http.HawcxHttpProperties;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.autoconfigure.internal.ConditionalOnHawcxText;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpTransport;
import io.hawcx.management.ReplayStore;
import io.hawcx.management.StepUpClient;
import io.hawcx.management.StepUpClientAsync;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.HawcxOAuthAsync;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.type.AnnotatedTypeMetadata;

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
	JwkSetCache hawcxJwkSetCache() {
		return JwkSetCache.create();
	}

	@Bean
	@Lazy
	HawcxClients hawcxClients(HawcxConnectionDetails details, HawcxProperties properties, HawcxHttpProperties http,
			JwkSetCache jwkSetCache, ObjectProvider<ReplayStore> replayStore) {
		return new HawcxClients(details, properties, http, jwkSetCache, replayStore.getIfAvailable());
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
	 * application's connection details may have them.
	 */
	static class OnManagementCredentials extends AnyNestedCondition {

		OnManagementCredentials() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnHawcxText({ "hawcx.secret-key", "hawcx.secret-key-location", "hawcx.signing-key.location",
				"hawcx.signing-key.value", "hawcx.management.authentication" })
		static class InProperties {

		}

		@Conditional(OnProvidedConnectionDetails.class)
		static class InProvidedDetails {

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

	/**
	 * Matches when connection details come from somewhere else than the properties. What
	 * they hold is not known until they are created.
	 */
	static class OnProvidedConnectionDetails extends SpringBootCondition implements ConfigurationCondition {

		@Override
		public ConfigurationPhase getConfigurationPhase() {
			return ConfigurationPhase.REGISTER_BEAN;
		}

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			ConfigurableListableBeanFactory beans = context.getBeanFactory();
			ConditionMessage.Builder message = ConditionMessage.forCondition("Provided HawcxConnectionDetails");
			boolean provided = beans != null && count(beans, HawcxConnectionDetails.class) > count(beans,
					PropertiesHawcxConnectionDetails.class);
			return provided ? ConditionOutcome.match(message.because("found a bean"))
					: ConditionOutcome.noMatch(message.because("found no bean"));
		}

		private static int count(ConfigurableListableBeanFactory beans, Class<?> type) {
			return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beans, type, true, false).length;
		}

	}

}
