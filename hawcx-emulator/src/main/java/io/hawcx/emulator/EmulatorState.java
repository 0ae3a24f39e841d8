package io.hawcx.emulator;

import io.hawcx.emulator.internal.fault.ActiveFaults;
import io.hawcx.emulator.internal.management.StepUps;
import io.hawcx.emulator.internal.oidc.AuthorizationCodes;
import io.hawcx.emulator.internal.request.RequestLog;
import io.hawcx.emulator.internal.signin.Approvals;
import io.hawcx.emulator.internal.signin.Authenticators;
import io.hawcx.emulator.internal.signin.Lockouts;
import io.hawcx.emulator.internal.signin.OneTimeCodes;
import io.hawcx.emulator.internal.signin.SignInServices;
import io.hawcx.emulator.internal.tenant.Tenant;
import io.hawcx.emulator.internal.user.UserStore;
import io.hawcx.emulator.user.User;
import io.hawcx.emulator.user.Users;

/**
 * The state of one running emulator; {@link Routes} has its HTTP endpoints.
 */
final class EmulatorState {

	private static final String USER = "alice@example.com";

	final EmulatorClock clock;

	final Tenant tenant;

	final EmulatorCredentials credentials;

	final RequestLog requests;

	final ActiveFaults faults;

	final Users users;

	final AuthorizationCodes codes;

	final StepUps stepUps;

	final Authenticators authenticators;

	final OneTimeCodes oneTimeCodes;

	final Approvals approvals;

	final SignInServices signIns;

	EmulatorState(String issuer, Settings settings) {
		this.clock = new EmulatorClock(settings.clock);
		this.tenant = new Tenant(issuer, settings.seed, settings.idTokenAlgorithm.jwsName(), this.clock,
				settings.strictRedirects);
		settings.clients.forEach(this.tenant::register);
		this.requests = new RequestLog(this.clock);
		this.faults = new ActiveFaults(this.clock::skewed, this.tenant.signingKeys()::rotate);
		this.credentials = new EmulatorCredentials(this.tenant, USER);
		this.users = new UserStore(settings.seed);
		this.users.create(USER);
		this.users.setPhone(USER, "+15555550100");
		this.codes = new AuthorizationCodes(this.clock);
		this.stepUps = new StepUps(this.tenant, this.clock);
		this.authenticators = new Authenticators(settings.seed, this.clock);
		this.oneTimeCodes = new OneTimeCodes(this.authenticators, this.clock);
		this.approvals = new Approvals(this.clock);
		this.signIns = new SignInServices(this.users, this.oneTimeCodes, this.approvals, this.stepUps,
				new Lockouts(this.clock), this.clock, settings.enrolUnknownUsers);
	}

	User defaultUser() {
		return this.users.create(USER);
	}

}
