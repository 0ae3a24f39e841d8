package io.hawcx.security.user;

import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginClients;

import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.util.Assert;

/**
 * Makes a {@link HawcxUser} of whoever signs in through Hawcx, and leaves users of other
 * providers as they are. Published as a bean, it serves redirects and hand-overs. Where
 * there are several projects it also grants the factors that the id_token names, as
 * {@code HawcxFactorsMapper} does for a single one. Immutable; thread-safe if the service
 * behind it is.
 * <p>
 * Of the user that the service behind it loads, id_token, user info, authorities and name
 * are kept; what else a type of the application's own holds is not.
 *
 * @since 0.1.0
 */
public final class HawcxUserService implements OAuth2UserService<OidcUserRequest, OidcUser> {

	private final HawcxUsers users;

	private final OAuth2UserService<OidcUserRequest, OidcUser> delegate;

	/**
	 * Create a service for a single project.
	 * @param hawcx the settings of Hawcx's registration
	 * @param delegate loads users, such as an {@link OidcUserService}
	 */
	public HawcxUserService(HawcxClientRegistration hawcx, OAuth2UserService<OidcUserRequest, OidcUser> delegate) {
		this(HawcxUsers.of(hawcx), delegate);
	}

	/**
	 * Create a service for several projects.
	 * @param clients finds the project of a registration
	 * @param delegate loads users, such as an {@link OidcUserService}
	 */
	public HawcxUserService(HawcxLoginClients clients, OAuth2UserService<OidcUserRequest, OidcUser> delegate) {
		this(HawcxUsers.of(clients), delegate);
	}

	private HawcxUserService(HawcxUsers users, OAuth2UserService<OidcUserRequest, OidcUser> delegate) {
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
	public HawcxUserService namesWithTenant() {
		return new HawcxUserService(this.users.namesWithTenant(), this.delegate);
	}

	@Override
	public OidcUser loadUser(OidcUserRequest request) throws OAuth2AuthenticationException {
		OidcUser user = this.delegate.loadUser(request);
		Assert.state(user != null, "a user service must not return null");
		return this.users.of(request.getClientRegistration().getRegistrationId(), user);
	}

}
