package io.hawcx.autoconfigure.security;

import java.util.ArrayList;
import java.util.List;

import io.hawcx.security.oauth2.HawcxAuthorizationCodeTokenResponseClient;
import io.hawcx.security.oauth2.HawcxAuthorizationRequestResolver;
import io.hawcx.security.oauth2.HawcxClientRegistrationRepository;
import io.hawcx.security.oauth2.HawcxIdTokenDecoderFactory;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.ResolvableType;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

/**
 * Tells once, at start, what a login through Hawcx lacks when the application brings its
 * own beans in place of ours. Several token clients are named too, as Spring Security
 * then silently uses none of them.
 */
class ForeignLoginBeans implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(ForeignLoginBeans.class);

	private final ListableBeanFactory beans;

	ForeignLoginBeans(ListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<String> missing = new ArrayList<>();
		note(missing, ResolvableType.forClass(ClientRegistrationRepository.class),
				HawcxClientRegistrationRepository.class, "Hawcx' registration, discovered when it is needed");
		note(missing,
				ResolvableType.forClassWithGenerics(OAuth2AccessTokenResponseClient.class,
						OAuth2AuthorizationCodeGrantRequest.class),
				HawcxAuthorizationCodeTokenResponseClient.class,
				"Ed25519 client assertions, X-Config-Id and replies without access_token");
		note(missing, ResolvableType.forClassWithGenerics(JwtDecoderFactory.class, ClientRegistration.class),
				HawcxIdTokenDecoderFactory.class, "Hawcx' rules for id_tokens, EdDSA among them");
		note(missing, ResolvableType.forClass(OAuth2AuthorizationRequestResolver.class),
				HawcxAuthorizationRequestResolver.class, "sdk_config_id");
		if (!missing.isEmpty()) {
			logger.warn("The application's own beans take the place of Hawcx'. Unless they build on the classes of "
					+ "io.hawcx.security.oauth2, a login through Hawcx lacks: " + String.join("; ", missing) + ".");
		}
	}

	private void note(List<String> missing, ResolvableType type, Class<?> ours, String lacks) {
		String[] names = this.beans.getBeanNamesForType(type);
		String kind = String.valueOf(type.resolve(Object.class).getSimpleName());
		if (names.length > 1) {
			missing.add(lacks + " (there are several beans of type " + kind + ": " + String.join(", ", names) + ")");
		}
		else if (names.length == 1 && !ours.isInstance(this.beans.getBean(names[0]))) {
			missing.add(lacks + " (" + kind + " '" + names[0] + "')");
		}
	}

}
