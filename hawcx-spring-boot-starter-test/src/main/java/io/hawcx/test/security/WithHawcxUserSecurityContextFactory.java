package io.hawcx.test.security;

import java.time.Duration;
import java.util.List;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.tenant.HawcxTenants;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.user.User;
import io.hawcx.emulator.user.Users;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.core.ResolvableType;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.ReactiveOAuth2UserService;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.test.context.support.WithSecurityContextFactory;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Takes from the application context what it has, as the login itself does.
 */
class WithHawcxUserSecurityContextFactory
		implements WithSecurityContextFactory<WithHawcxUser>, ApplicationContextAware {

	private static final boolean REACTOR_PRESENT = ClassUtils.isPresent("reactor.core.publisher.Mono",
			WithHawcxUserSecurityContextFactory.class.getClassLoader());

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private @Nullable ApplicationContext application;

	@Override
	public void setApplicationContext(ApplicationContext applicationContext) {
		this.application = applicationContext;
	}

	@Override
	public SecurityContext createSecurityContext(WithHawcxUser annotation) {
		MockHawcxUser user = MockHawcxUser.of(annotation.email())
			.amr(annotation.amr())
			.authAge(DurationFormatterUtils.detectAndParse(annotation.authAge()));
		String tenant = annotation.tenant();
		if (!tenant.isEmpty()) {
			user = user.tenant(tenant);
		}
		ApplicationContext beans = this.application;
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication((beans != null) ? in(beans, user).authentication() : user.authentication());
		return context;
	}

	private static SignedIn in(ApplicationContext beans, MockHawcxUser anywhere) {
		MockHawcxUser user = known(beans, anywhere);
		MockHawcxUser ours = user.isOfTenant() ? ofTenant(beans, user) : ofProject(beans, user);
		if (ours == null) {
			return SignedIn.here(user);
		}
		GrantedAuthoritiesMapper mapper = beans.getBeanProvider(GrantedAuthoritiesMapper.class)
			.stream()
			.findFirst()
			.orElse((authorities) -> authorities);
		return new SignedIn(ours, userService(beans), mapper);
	}

	private static @Nullable MockHawcxUser ofProject(ApplicationContext beans, MockHawcxUser user) {
		HawcxConnectionDetails details = beans.getBeanProvider(HawcxConnectionDetails.class).getIfUnique();
		HawcxClientRegistration registration = beans.getBeanProvider(HawcxClientRegistration.class).getIfUnique();
		return (details == null || registration == null) ? null
				: user.claim("iss", details.getIssuer())
					.claim("aud", List.of(registration.clientId()))
					.registrationId(registration.registrationId());
	}

	private static @Nullable MockHawcxUser ofTenant(ApplicationContext beans, MockHawcxUser user) {
		HawcxTenants tenants = beans.getBeanProvider(HawcxTenants.class).getIfUnique();
		if (tenants == null) {
			return null;
		}
		HawcxConnectionDetails details = tenants.get(user.registrationId()).connectionDetails();
		String clientId = details.getClientId();
		Assert.state(clientId != null, () -> "No user of the tenant '" + user.registrationId()
				+ "' signs in, as it has no client id: set hawcx.tenants." + user.registrationId() + ".client-id.");
		return user.claim("iss", details.getIssuer()).claim("aud", List.of(clientId));
	}

	private static MockHawcxUser known(ApplicationContext beans, MockHawcxUser user) {
		HawcxEmulator emulator = beans.getBeanProvider(HawcxEmulator.class).getIfAvailable();
		if (emulator == null) {
			return user;
		}
		Users users = user.isOfTenant() ? emulator.tenant(user.registrationId()).users() : emulator.users();
		User known = users.create(String.valueOf(user.claims().get("email")));
		String phone = known.phone();
		MockHawcxUser same = user.claim("sub", known.subject());
		return (phone != null) ? same.claim("phone_number", phone) : same;
	}

	private static OAuth2UserService<OidcUserRequest, OidcUser> userService(ApplicationContext beans) {
		ResolvableType type = ResolvableType.forClassWithGenerics(OAuth2UserService.class, OidcUserRequest.class,
				OidcUser.class);
		return beans.<OAuth2UserService<OidcUserRequest, OidcUser>>getBeanProvider(type)
			.getIfUnique(() -> REACTOR_PRESENT ? ReactiveUsers.in(beans) : new OidcUserService());
	}

	/**
	 * The user service of an application on the reactive stack.
	 */
	private static final class ReactiveUsers {

		static OAuth2UserService<OidcUserRequest, OidcUser> in(ApplicationContext beans) {
			ResolvableType type = ResolvableType.forClassWithGenerics(ReactiveOAuth2UserService.class,
					OidcUserRequest.class, OidcUser.class);
			ReactiveOAuth2UserService<OidcUserRequest, OidcUser> service = beans
				.<ReactiveOAuth2UserService<OidcUserRequest, OidcUser>>getBeanProvider(type)
				.getIfUnique();
			return (service != null) ? (request) -> service.loadUser(request).block(PATIENCE) : new OidcUserService();
		}

	}

}
