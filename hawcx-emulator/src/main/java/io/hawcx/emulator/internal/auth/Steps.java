package io.hawcx.emulator.internal.auth;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.hawcx.emulator.internal.signin.Factor;
import io.hawcx.emulator.internal.signin.Prompt;
import io.hawcx.emulator.internal.signin.SignInException;
import io.hawcx.emulator.user.SignInMethod;
import org.jspecify.annotations.Nullable;

/**
 * The steps of the frontends' protocol as JSON.
 */
final class Steps {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'")
		.withZone(ZoneOffset.UTC);

	private static final Map<SignInMethod, String> LABELS = Map.of(SignInMethod.EMAIL_OTP, "E-mail code",
			SignInMethod.SMS_OTP, "Text message", SignInMethod.TOTP, "Authenticator app", SignInMethod.APPROVAL,
			"Approve on another device");

	private static final int POLL_SECONDS = 2;

	private final boolean debugCodes;

	Steps(boolean debugCodes) {
		this.debugCodes = debugCodes;
	}

	static String time(Instant instant) {
		return TIME.format(instant);
	}

	Map<String, Object> prompt(Prompt prompt) {
		if (prompt instanceof Prompt.SelectMethod select) {
			return step("select_method", "methods", select.methods().stream().map(Steps::method).toList(), "phase",
					select.phase());
		}
		if (prompt instanceof Prompt.EnterCode code) {
			return enterCode(code);
		}
		if (prompt instanceof Prompt.SetupTotp setup) {
			return setupTotp(setup);
		}
		if (prompt instanceof Prompt.SetupSms setup) {
			return (setup.existingPhone() != null) ? step("setup_sms", "existingPhone", setup.existingPhone())
					: step("setup_sms");
		}
		if (prompt instanceof Prompt.AwaitApproval await) {
			return step("await_approval", "expiresAt", time(await.approval().expiry()), "pollInterval", POLL_SECONDS);
		}
		return step("enter_totp");
	}

	private static Map<String, Object> method(SignInMethod method) {
		return Map.of("id", method.wireName(), "label", String.valueOf(LABELS.get(method)));
	}

	private Map<String, Object> enterCode(Prompt.EnterCode prompt) {
		boolean sms = prompt.challenge().factor() == Factor.SMS;
		Map<String, Object> step = step("enter_code", "destination", prompt.destination(), "channel",
				sms ? "sms" : "email", "codeLength", 6, "codeFormat", "numeric", "codeExpiresAt",
				time(prompt.challenge().expiry()), "resendAt", time(prompt.resendAt()));
		if (this.debugCodes) {
			step.put("debug", Map.of("otp_code", prompt.challenge().code(), "method", sms ? "sms_otp" : "email_otp"));
		}
		step.put("risk", null);
		return step;
	}

	private static Map<String, Object> setupTotp(Prompt.SetupTotp setup) {
		String account = setup.challenge().identifier();
		return step("setup_totp", "secret", setup.secret(), "otpauthUrl", "otpauth://totp/Hawcx:"
				+ account.replaceAll("[^A-Za-z0-9@._-]", "") + "?secret=" + setup.secret() + "&issuer=Hawcx&period=30",
				"period", 30);
	}

	Map<String, Object> completed(String authCode, Instant expiresAt) {
		return step("completed", "authCode", authCode, "expiresAt", time(expiresAt));
	}

	Map<String, Object> error(SignInException error) {
		return error(error.code(), error.action().name().toLowerCase(Locale.ROOT), String.valueOf(error.getMessage()),
				error.action().isRetryable(), error.details());
	}

	static Map<String, Object> error(String code, String action, String message, boolean retryable,
			Map<String, Object> details) {
		return step("error", "code", code, "action", action, "message", message, "retryable", retryable, "details",
				details);
	}

	static Map<String, Object> fatal(String code, String action, String message) {
		return error(code, action, message, false, Map.of());
	}

	private static Map<String, Object> step(String type, @Nullable Object... members) {
		Map<String, Object> step = new LinkedHashMap<>();
		step.put("type", type);
		List<@Nullable Object> all = Arrays.asList(members);
		for (int i = 0; i < all.size(); i += 2) {
			step.put(String.valueOf(all.get(i)), all.get(i + 1));
		}
		return step;
	}

}
