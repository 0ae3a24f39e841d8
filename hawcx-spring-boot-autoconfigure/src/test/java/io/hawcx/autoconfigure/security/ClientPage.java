package io.hawcx.autoconfigure.security;

import java.security.Principal;

import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.annotation.RegisteredOAuth2AuthorizedClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pages that ask for authorized clients, on either web stack.
 */
@Configuration(proxyBeanMethods = false)
@RestController
class ClientPage {

	@GetMapping("/client/hawcx")
	String hawcx(@RegisteredOAuth2AuthorizedClient("hawcx") OAuth2AuthorizedClient client) {
		return client.getAccessToken().getTokenValue();
	}

	@GetMapping("/client/other")
	String other(@RegisteredOAuth2AuthorizedClient("other") OAuth2AuthorizedClient client) {
		return client.getAccessToken().getTokenValue();
	}

	@GetMapping("/name")
	String name(Principal user) {
		return user.getName();
	}

}
