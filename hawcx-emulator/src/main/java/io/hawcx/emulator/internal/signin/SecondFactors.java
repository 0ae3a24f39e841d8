package io.hawcx.emulator.internal.signin;

import java.util.List;
import java.util.Set;

import io.hawcx.emulator.user.SignInMethod;
import io.hawcx.emulator.user.User;

/**
 * What a user is asked for after the first factor.
 */
final class SecondFactors {

	/** Nothing is at risk here, so risk_based asks for nothing. */
	private static final Set<String> OFF = Set.of("always_off", "risk_based");

	private SecondFactors() {
	}

	static List<SignInMethod> of(User user, Factor first) {
		if (OFF.contains(user.mfaEnforcement())) {
			return List.of();
		}
		List<SignInMethod> methods = user.secondFactors().isEmpty()
				? List.of(SignInMethod.valueOf(user.mfaMethod().name())) : user.secondFactors();
		return methods.stream().filter((method) -> Factor.of(method) != first).toList();
	}

}
