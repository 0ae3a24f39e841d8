package io.hawcx.emulator;

import io.hawcx.emulator.internal.crypto.Seed;
import io.hawcx.emulator.internal.login.HostedLogin;
import io.hawcx.emulator.internal.login.Pages;
import io.hawcx.emulator.internal.management.StepUps;
import io.hawcx.emulator.internal.oidc.AuthorizationCodes;
import io.hawcx.emulator.internal.signin.Approvals;
import io.hawcx.emulator.internal.signin.Authenticators;
import io.hawcx.emulator.internal.signin.Lockouts;
import io.hawcx.emulator.internal.signin.OneTimeCodes;
import io.hawcx.emulator.internal.signin.SignInServices;
import io.hawcx.emulator.internal.tenant.Tenant;
import io.hawcx.emulator.internal.tenant.TenantAddress;
import io.hawcx.emulator.internal.user.UserStore;
import io.hawcx.emulator.user.User;
import io.hawcx.emulator.user.Users;

/**
 * The state of one tenant, of which no other sees anything.
 */
final class TenantState {

	private static final String USER = "alice@example.com";

	final Tenant tenant;

	final EmulatorCredentials credentials;

	final Users users;

	final AuthorizationCodes codes;

	final StepUps stepUps;

	final Authenticators authenticators;

	final OneTimeCodes oneTimeCodes;

	final Approvals approvals;

	final SignInServices signIns;

	final Pages pages;

	final HostedLogin login;

	TenantState(TenantAddress address, Seed seed, Settings settings, EmulatorClock clock) {
		this.tenant = new Tenant(address, seed, settings.idTokenAlgorithm.jwsName(), clock, settings.strictRedirects);
		this.credentials = new EmulatorCredentials(this.tenant, USER);
		this.users = new UserStore(seed);
		this.users.create(USER);
		this.users.setPhone(USER, "+15555550100");
		this.codes = new AuthorizationCodes(clock);
		this.stepUps = new StepUps(this.tenant, clock);
		this.authenticators = new Authenticators(seed, clock);
		this.oneTimeCodes = new OneTimeCodes(this.authenticators, clock);
		this.approvals = new Approvals(clock);
		this.signIns = new SignInServices(this.users, this.oneTimeCodes, this.approvals, this.stepUps,
				new Lockouts(clock), clock, settings.enrolUnknownUsers);
		this.pages = new Pages(address);
		this.login = new HostedLogin(this.tenant, this.pages, this.codes, this.signIns);
	}

	User defaultUser() {
		return this.users.create(USER);
	}

}
