package io.hawcx.emulator.internal.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.hawcx.emulator.internal.http.Parameters;
import io.hawcx.emulator.internal.http.RefusedException;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.user.User;
import io.hawcx.emulator.user.Users;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /login}, the hosted login page: first the e-mail address, then the
 * one-time code, then a text message's or the authenticator's where the user's MFA asks
 * for one.
 */
final class LoginEndpoint {

	private final Operations operations;

	private final BrowserSessions sessions;

	private final OneTimeCodes codes;

	private final Users users;

	private final Pages pages;

	private final Clock clock;

	LoginEndpoint(Operations operations, BrowserSessions sessions, OneTimeCodes codes, Users users, Pages pages,
			Clock clock) {
		this.operations = operations;
		this.sessions = sessions;
		this.codes = codes;
		this.users = users;
		this.pages = pages;
		this.clock = clock;
	}

	Reply show(Request request) {
		Operation operation = this.operations.find(parameters(request, false).get("op"), request);
		if (operation.isDone()) {
			return Reply.redirect(302, resumeUri(operation));
		}
		CodeChallenge challenge = operation.challenge();
		return (challenge != null) ? codePage(200, operation, challenge, null) : emailPage(200, operation, "", null);
	}

	Reply submit(Request request) {
		Parameters form = parameters(request, true);
		Operation operation = this.operations.find(form.get("op"), request);
		if (!isSame(operation.csrfToken(), form.get("csrf"))) {
			return this.pages.message(403, "This form is not from this page", "Start again from the application.");
		}
		CodeChallenge challenge = operation.challenge();
		if (form.get("restart") != null) {
			operation.challenge(null);
			return back(operation);
		}
		return (challenge != null) ? checkCode(operation, challenge, form.get("code"), request)
				: sendCode(operation, form.get("email"));
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

	private Reply sendCode(Operation operation, @Nullable String email) {
		User user = this.users.find(email);
		if (email == null || user == null) {
			return emailPage(422, operation, (email != null) ? email : "",
					(email != null) ? "Nobody here has this e-mail address." : "Enter your e-mail address.");
		}
		operation.challenge(this.codes.send(user.email()));
		return back(operation);
	}

	private Reply checkCode(Operation operation, CodeChallenge challenge, @Nullable String code, Request request) {
		if (!challenge.accepts(code, this.clock.instant())) {
			if (challenge.isOver(this.clock.instant())) {
				operation.challenge(null);
				return emailPage(422, operation, challenge.email(), "The code is over. Ask for a new one.");
			}
			return codePage(422, operation, challenge, (code != null) ? "This is not the code." : "Enter the code.");
		}
		User user = this.users.find(challenge.email());
		if (user == null) {
			return emailPage(422, operation, challenge.email(), "Nobody here has this e-mail address.");
		}
		Factor second = (challenge.factor() == Factor.EMAIL) ? Factor.second(user) : null;
		if (second != null) {
			return askFor(second, user, operation);
		}
		operation.session().signOn(user.subject(), this.clock.instant(), challenge.factor().amr());
		operation.done();
		return this.sessions.rename(operation.session(), request, Reply.redirect(303, resumeUri(operation)));
	}

	private Reply askFor(Factor factor, User user, Operation operation) {
		if (factor == Factor.SMS && user.phone() == null) {
			operation.challenge(null);
			return emailPage(422, operation, user.email(), "This user needs a phone number for text messages.");
		}
		operation.challenge(this.codes.challenge(factor, user.email()));
		return back(operation);
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
		model.put("known", this.users.all().stream().limit(5).map(User::email).collect(Collectors.joining(", ")));
		return this.pages.render(status, "email", model, operation.request().target()).because(error);
	}

	private Reply codePage(int status, Operation operation, CodeChallenge challenge, @Nullable String error) {
		Map<String, Object> model = model("Enter the code", operation);
		model.put("heading", heading(challenge));
		model.putAll(this.codes.shown(challenge, this.users.find(challenge.email())));
		model.put("action", "/login");
		model.put("submit", "Sign in");
		model.put("error", (error != null) ? error : "");
		model.put("hidden", List.of(Map.of("name", "op", "value", operation.id()),
				Map.of("name", "csrf", "value", operation.csrfToken())));
		model.put("restart", true);
		return this.pages.render(status, "code", model, operation.request().target()).because(error);
	}

	private static String heading(CodeChallenge challenge) {
		return switch (challenge.factor()) {
			case EMAIL -> "Enter the code";
			case SMS -> "Enter the code of the text message";
			case AUTHENTICATOR -> "Enter the authenticator's code";
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
