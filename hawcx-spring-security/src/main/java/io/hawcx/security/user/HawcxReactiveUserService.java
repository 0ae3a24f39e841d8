package io.hawcx.security.user;

import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginClients;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.oidc.userinfo.OidcReactiveOAuth2UserService;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.ReactiveOAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.Assert;

/**
 * Makes a {@link HawcxUser} of whoever signs in through Hawcx on the reactive stack, as
 * {@link HawcxUserService} does on the servlet stack. Immutable; thread-safe if the
 * service behind it is.
 * <p>
 * Of the user that the service behind it loads, id_token, user info, authorities and name
 * are kept; what else a type of the application's own holds is not.
 *
 * @since 0.1.0
 */
public final class HawcxReactiveUserService implements ReactiveOAuth2UserService<OidcUserRequest, OidcUser> {

	private final HawcxUsers users;

	private final ReactiveOAuth2UserService<OidcUserRequest, OidcUser> delegate;

	/**
	 * Create a service for a single project.
	 * @param hawcx the settings of Hawcx's registration
	 * @param delegate loads users, such as an {@link OidcReactiveOAuth2UserService}
	 */
	public HawcxReactiveUserService(HawcxClientRegistration hawcx,
			ReactiveOAuth2UserService<OidcUserRequest, OidcUser> delegate) {
		this(HawcxUsers.of(hawcx), delegate);
	}

	/**
	 * Create a service for several projects.
	 * @param clients finds the project of a registration
	 * @param delegate loads users, such as an {@link OidcReactiveOAuth2UserService}
	 */
	public HawcxReactiveUserService(HawcxLoginClients clients,
			ReactiveOAuth2UserService<OidcUserRequest, OidcUser> delegate) {
		this(HawcxUsers.of(clients), delegate);
	}

	private HawcxReactiveUserService(HawcxUsers users, ReactiveOAuth2UserService<OidcUserRequest, OidcUser> delegate) {
		Assert.notNull(delegate, "delegate must not be null");
		this.users = users;
		this.delegate = delegate;
	}

	/**
	 * Name users by tenant and name, as {@code acme:5f0c1c0e}: for applications that keep
	 * data by {@link OidcUser#getName()} or {@code Authentication.getName()}. Default:
	 * the name alone, which is unique at its issuer only.
	 * @return a copy
	 */
	public HawcxReactiveUserService namesWithTenant() {
		return new HawcxReactiveUserService(this.users.namesWithTenant(), this.delegate);
	}

	@Override
	public Mono<OidcUser> loadUser(OidcUserRequest request) {
		return this.delegate.loadUser(request)
			.map((user) -> this.users.of(request.getClientRegistration().getRegistrationId(), user));
	}

}
