package io.hawcx.autoconfigure.security;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.WebApplicationType;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientService;

class ReactiveOtherProviderContractTests extends OtherProviderContract {

	static {
		EventLoops.watch();
	}

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.REACTIVE, properties, ReactivePages.class, ClientPage.class);
	}

	@Override
	@Nullable String storedToken(ContractApplication application, String registrationId, String user) {
		return application.bean(ReactiveOAuth2AuthorizedClientService.class)
			.loadAuthorizedClient(registrationId, user)
			.map((stored) -> stored.getAccessToken().getTokenValue())
			.block();
	}

}
