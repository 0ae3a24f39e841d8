package io.hawcx.emulator.internal.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.hawcx.emulator.internal.http.Parameters;
import io.hawcx.emulator.internal.http.RefusedException;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.signin.CodeChallenge;
import io.hawcx.emulator.internal.signin.OneTimeCodes;
import io.hawcx.emulator.internal.signin.Prompt;
import io.hawcx.emulator.internal.signin.SignIn;
import io.hawcx.emulator.internal.signin.SignInException;
import io.hawcx.emulator.internal.signin.SignInFlow;
import io.hawcx.emulator.internal.signin.SignInServices;
import io.hawcx.emulator.user.SignInMethod;
import io.hawcx.emulator.user.User;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /login}, the hosted login page: first what the user signs in with, then
 * whatever the {@link SignIn} asks for.
 */
final class LoginEndpoint {

	private final Operations operations;

	private final BrowserSessions sessions;

	private final OneTimeCodes codes;

	private final SignInServices services;

	private final Pages pages;

	LoginEndpoint(Operations operations, BrowserSessions sessions, SignInServices services, Pages pages) {
		this.operations = operations;
		this.sessions = sessions;
		this.services = services;
		this.codes = services.codes();
		this.pages = pages;
	}

	Reply show(Request request) {
		Operation operation = this.operations.find(parameters(request, false).get("op"), request);
		if (operation.isDone()) {
			return Reply.redirect(302, resumeUri(operation));
		}
		SignIn signIn = operation.signIn();
		return (signIn != null) ? promptPage(200, operation, signIn, null) : emailPage(200, operation, "", null);
	}

	Reply submit(Request request) {
		Parameters form = parameters(request, true);
		Operation operation = this.operations.find(form.get("op"), request);
		if (!isSame(operation.csrfToken(), form.get("csrf"))) {
			return this.pages.message(403, "This form is not from this page", "Start again from the application.");
		}
		if (form.get("cancel") != null) {
			return this.operations.cancel(operation);
		}
		SignIn signIn = operation.signIn();
		if (form.get("restart") != null) {
			operation.signIn(null);
			return back(operation);
		}
		if (form.get("choose") != null && signIn != null) {
			signIn.chooseAgain();
			return back(operation);
		}
		return (signIn != null) ? proceed(operation, signIn, form, request) : start(operation, form.get("email"));
	}

	private Parameters parameters(Request request, boolean form) {
		try {
			return form ? request.formParameters() : request.queryParameters();
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedException(
					this.pages.message(400, "This request cannot be read", "Start again from the application."));
		}
	}

	private static boolean isSame(String expected, @Nullable String given) {
		return given != null && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
				given.getBytes(StandardCharsets.UTF_8));
	}

	private Reply start(Operation operation, @Nullable String email) {
		if (email == null) {
			return emailPage(422, operation, "", "Enter your e-mail address or phone number.");
		}
		try {
			operation.signIn(SignIn.start(this.services, SignInFlow.SIGNIN, email.strip(), null));
			return back(operation);
		}
		catch (SignInException ex) {
			return emailPage(422, operation, email, ex.getMessage());
		}
	}

	private Reply proceed(Operation operation, SignIn signIn, Parameters form, Request request) {
		boolean waited = signIn.prompt() instanceof Prompt.AwaitApproval;
		try {
			apply(signIn, form);
		}
		catch (SignInException ex) {
			return refused(operation, signIn, ex);
		}
		SignIn.Result result = signIn.result();
		if (result == null) {
			return (waited && signIn.prompt() instanceof Prompt.AwaitApproval)
					? promptPage(422, operation, signIn, "Nobody has approved this sign-in yet.") : back(operation);
		}
		operation.complete(result);
		return this.sessions.rename(operation.session(), request, Reply.redirect(303, resumeUri(operation)));
	}

	private static void apply(SignIn signIn, Parameters form) {
		Prompt prompt = signIn.prompt();
		if (prompt instanceof Prompt.SelectMethod) {
			signIn.select(form.get("method"));
		}
		else if (prompt instanceof Prompt.SetupSms) {
			signIn.submitPhone(form.get("phone"));
		}
		else if (prompt instanceof Prompt.AwaitApproval) {
			signIn.poll();
		}
		else if (prompt instanceof Prompt.EnterCode) {
			signIn.submitCode(form.get("code"));
		}
		else {
			signIn.submitTotp(form.get("code"));
		}
	}

	private Reply refused(Operation operation, SignIn signIn, SignInException ex) {
		if (ex.action() == SignInException.Action.RETRY_INPUT) {
			return promptPage(422, operation, signIn, ex.getMessage());
		}
		operation.signIn(null);
		return emailPage(422, operation, signIn.identifier(), ex.getMessage());
	}

	private static String resumeUri(Operation operation) {
		return "/authorize/resume?op=" + operation.id() + "&client_id=" + operation.request().clientId();
	}

	private static Reply back(Operation operation) {
		return Reply.redirect(303, "/login?op=" + operation.id());
	}

	private Reply emailPage(int status, Operation operation, String email, @Nullable String error) {
		Map<String, Object> model = model("Sign in", operation);
		model.put("email", email);
		model.put("error", (error != null) ? error : "");
		model.put("known",
				this.services.users().all().stream().limit(5).map(User::identifier).collect(Collectors.joining(", ")));
		return this.pages.render(status, "email", model, operation.request().redirectUri()).because(error);
	}

	private Reply promptPage(int status, Operation operation, SignIn signIn, @Nullable String error) {
		Prompt prompt = signIn.prompt();
		if (prompt instanceof Prompt.EnterCode code) {
			return codePage(status, operation, signIn, code.challenge(), error);
		}
		if (prompt instanceof Prompt.EnterTotp totp) {
			return codePage(status, operation, signIn, totp.challenge(), error);
		}
		if (prompt instanceof Prompt.SetupTotp totp) {
			return codePage(status, operation, signIn, totp.challenge(), error);
		}
		Map<String, Object> model = model("Sign in", operation);
		model.put("error", (error != null) ? error : "");
		model.put("methods", (prompt instanceof Prompt.SelectMethod select)
				? select.methods().stream().map(LoginEndpoint::choice).toList() : List.of());
		model.put("choice", prompt instanceof Prompt.SelectMethod);
		model.put("phone", prompt instanceof Prompt.SetupSms);
		model.put("approval", prompt instanceof Prompt.AwaitApproval);
		putWaysOut(model, signIn);
		return this.pages.render(status, "prompt", model, operation.request().redirectUri()).because(error);
	}

	private static Map<String, Object> choice(SignInMethod method) {
		return Map.of("id", method.wireName(), "label", switch (method) {
			case EMAIL_OTP -> "A code by e-mail";
			case SMS_OTP -> "A code by text message";
			case TOTP -> "The authenticator";
			case APPROVAL -> "Approve on another device";
		});
	}

	private Reply codePage(int status, Operation operation, SignIn signIn, CodeChallenge challenge,
			@Nullable String error) {
		Map<String, Object> model = model("Enter the code", operation);
		model.put("heading", heading(challenge));
		model.putAll(this.codes.shown(challenge, this.services.users().find(challenge.identifier())));
		model.put("action", "/login");
		model.put("submit", "Sign in");
		model.put("error", (error != null) ? error : "");
		model.put("hidden", List.of(Map.of("name", "op", "value", operation.id()),
				Map.of("name", "csrf", "value", operation.csrfToken())));
		putWaysOut(model, signIn);
		return this.pages.render(status, "code", model, operation.request().redirectUri()).because(error);
	}

	private static void putWaysOut(Map<String, Object> model, SignIn signIn) {
		model.put("choose", signIn.canChooseAgain());
		model.put("restart", true);
	}

	private static String heading(CodeChallenge challenge) {
		return switch (challenge.factor()) {
			case EMAIL -> "Enter the code";
			case SMS -> "Enter the code from the text message";
			case AUTHENTICATOR, APPROVAL -> "Enter the authenticator's code";
		};
	}

	private static Map<String, Object> model(String title, Operation operation) {
		Map<String, Object> model = new LinkedHashMap<>();
		model.put("title", title);
		model.put("op", operation.id());
		model.put("csrf", operation.csrfToken());
		return model;
	}

}
