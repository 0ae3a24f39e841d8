package io.hawcx.autoconfigure;

import io.hawcx.HawcxAsync;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpTransport;
import io.hawcx.management.StepUpClient;
import io.hawcx.management.StepUpClientAsync;
import io.hawcx.oauth.HawcxOAuthAsync;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/**
 * The clients that few applications need: created when first asked for, so that others do
 * without their threads.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(HawcxConnectionDetails.class)
class HawcxAsyncConfiguration {

	@Bean
	@Lazy
	@Conditional(OnManagementCredentials.class)
	@ConditionalOnMissingBean
	StepUpClient hawcxStepUpClient(HawcxConnectionDetails details, HawcxProperties properties,
			HttpTransport transport) {
		return HawcxClients.stepUp(details, properties.getManagement(), transport);
	}

	@Bean
	@Lazy
	@Conditional(OnManagementCredentials.class)
	@ConditionalOnMissingBean
	StepUpClientAsync hawcxStepUpClientAsync(HawcxConnectionDetails details, HawcxProperties properties,
			AsyncHttpTransport transport) {
		return HawcxClients.stepUpAsync(details, properties.getManagement(), transport);
	}

	@Bean
	@Lazy
	@Conditional(OnManagementCredentials.class)
	@ConditionalOnMissingBean
	HawcxAsync hawcxAsync(StepUpClientAsync client) {
		return HawcxAsync.of(client);
	}

	@Bean
	@Lazy
	@Conditional(OnOAuthCredentials.class)
	@ConditionalOnMissingBean
	HawcxOAuthAsync hawcxOAuthAsync(HawcxConnectionDetails details, HawcxProperties properties,
			AsyncHttpTransport transport) {
		return HawcxClients.oauthAsync(details, properties.getOauth(), transport);
	}

}
