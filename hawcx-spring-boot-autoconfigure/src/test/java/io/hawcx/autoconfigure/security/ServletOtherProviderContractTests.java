package io.hawcx.autoconfigure.security;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.WebApplicationType;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;

class ServletOtherProviderContractTests extends OtherProviderContract {

	@Override
	ContractApplication start(Map<String, ?> properties) {
		return new ContractApplication(WebApplicationType.SERVLET, properties, ServletPages.class, ClientPage.class);
	}

	@Override
	@Nullable String storedToken(ContractApplication application, String registrationId, String user) {
		OAuth2AuthorizedClient stored = application.bean(OAuth2AuthorizedClientService.class)
			.loadAuthorizedClient(registrationId, user);
		return (stored != null) ? stored.getAccessToken().getTokenValue() : null;
	}

}
