package io.hawcx.security.oauth2.internal;

import java.time.Clock;

import io.hawcx.security.recent.HawcxServerSecurityContextRepository;

import org.springframework.security.web.server.context.ServerSecurityContextRepository;

/**
 * Ends a login on the reactive stack, before another tenant's takes its place.
 */
public final class EndedServerLogins {

	private EndedServerLogins() {
	}

	/**
	 * Return what stores logins where they may be of several projects.
	 * @param contexts what stores logins
	 * @param hawcx the registrations of Hawcx
	 * @return the same, or where there are tenants what ends the login before
	 */
	public static ServerSecurityContextRepository by(ServerSecurityContextRepository contexts, LoginTenants hawcx) {
		if (!hawcx.areSeveral()) {
			return contexts;
		}
		HawcxServerSecurityContextRepository repository = (contexts instanceof HawcxServerSecurityContextRepository ours)
				? ours : new HawcxServerSecurityContextRepository(contexts, Clock.systemUTC());
		return repository.endingOtherLogins((before, registrationId) -> ServerLookups.isHawcx(hawcx, registrationId)
			// What is known from then on is not asked for twice.
			.then(ServerLookups.isHawcx(hawcx, LoginTenants.registrationId(before)))
			.map((former) -> hawcx.endsBefore(before, registrationId)));
	}

}
