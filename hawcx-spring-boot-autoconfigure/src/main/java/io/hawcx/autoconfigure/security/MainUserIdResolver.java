package io.hawcx.autoconfigure.security;

import io.hawcx.security.oauth2.HawcxLoginClients;
import io.hawcx.security.stepup.HawcxUserIdResolver;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.security.core.Authentication;

/**
 * Knows users of the project of {@code hawcx.*} alone, whose client is the one that is
 * injected: the same id may be somebody else's at a tenant.
 */
final class MainUserIdResolver implements HawcxUserIdResolver {

	private final HawcxUserIdResolver resolver;

	MainUserIdResolver(String registrationId) {
		this.resolver = HawcxUserIdResolver.verifiedContact(registrationId);
	}

	@Override
	public @Nullable String resolve(Authentication authentication) {
		return this.resolver.resolve(authentication);
	}

	/**
	 * Return what a step-up takes in place of this, as it knows whose client a user's is.
	 * @param beans the application's beans
	 * @param clients finds the projects of users
	 * @return the resolver of the application, or one for users of every project
	 */
	static HawcxUserIdResolver ofAll(BeanFactory beans, HawcxLoginClients clients) {
		HawcxUserIdResolver found = beans.getBeanProvider(HawcxUserIdResolver.class).getIfAvailable();
		return (found != null && !(found instanceof MainUserIdResolver)) ? found
				: HawcxUserIdResolver.verifiedContact(clients);
	}

}
