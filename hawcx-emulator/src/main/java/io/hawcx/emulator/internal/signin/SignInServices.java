package io.hawcx.emulator.internal.signin;

import java.time.Clock;

import io.hawcx.emulator.internal.management.StepUps;
import io.hawcx.emulator.user.Users;

/**
 * What every sign-in works with.
 *
 * @param users the users
 * @param codes where one-time codes are sent
 * @param approvals where confirmations are waited for
 * @param stepUps the changes that a login may be asked for
 * @param lockouts who has to wait after too many wrong codes
 * @param clock what everything expires on
 * @param enrolUnknownUsers whether an unknown user is enrolled, or refused
 */
public record SignInServices(Users users, OneTimeCodes codes, Approvals approvals, StepUps stepUps, Lockouts lockouts,
		Clock clock, boolean enrolUnknownUsers) {
}
