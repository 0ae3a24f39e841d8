package io.hawcx.emulator.internal.login;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.internal.http.Parameters;
import io.hawcx.emulator.internal.http.RefusedException;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.http.Router;
import io.hawcx.emulator.internal.management.StepUps;
import io.hawcx.emulator.internal.signin.CodeChallenge;
import io.hawcx.emulator.internal.signin.Factor;
import io.hawcx.emulator.internal.signin.OneTimeCodes;
import io.hawcx.emulator.internal.state.ExpiringMap;
import io.hawcx.emulator.internal.tenant.Tenant;
import io.hawcx.emulator.user.User;
import io.hawcx.emulator.user.Users;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /step-up}: the user types a code of the second factor, and the
 * application gets a receipt. The start token, which nobody can guess, is what the form
 * is bound to.
 */
public final class StepUpPage {

	private final ExpiringMap<CodeChallenge> challenges;

	private final Tenant tenant;

	private final StepUps stepUps;

	private final Users users;

	private final OneTimeCodes codes;

	private final Pages pages;

	private final Clock clock;

	/**
	 * Create the page.
	 * @param tenant whose it is
	 * @param stepUps the step-ups that were started
	 * @param users the users
	 * @param codes where one-time codes are sent
	 * @param pages the pages
	 * @param clock what codes expire on
	 */
	public StepUpPage(Tenant tenant, StepUps stepUps, Users users, OneTimeCodes codes, Pages pages, Clock clock) {
		this.tenant = tenant;
		this.stepUps = stepUps;
		this.users = users;
		this.codes = codes;
		this.pages = pages;
		this.clock = clock;
		this.challenges = new ExpiringMap<>(clock);
	}

	/**
	 * Let a router answer the page's path.
	 * @param router the router
	 */
	public void addTo(Router router) {
		router.get("/step-up", this::show);
		router.post("/step-up", this::submit);
	}

	private Reply show(Request request) {
		Parameters query = parameters(request, false);
		String token = token(query);
		return page(200, token, challenge(token), returnTo(query), "");
	}

	private Reply submit(Request request) {
		Parameters form = parameters(request, true);
		String token = token(form);
		String returnTo = returnTo(form);
		if (form.get("cancel") != null) {
			return cancel(token, returnTo);
		}
		CodeChallenge challenge = challenge(token);
		String typed = form.get("code");
		if (!challenge.accepts(typed, this.clock.instant())) {
			return page(422, token, challenge(token), returnTo,
					(typed != null) ? "That is not the right code." : "Enter the code.");
		}
		this.challenges.remove(token);
		String receipt = complete(token);
		return (returnTo != null) ? Reply.redirect(303, withParameter(returnTo, "step_up_receipt", receipt))
				: receiptPage(receipt);
	}

	private Reply cancel(String token, @Nullable String returnTo) {
		this.stepUps.cancel(token);
		this.challenges.remove(token);
		return (returnTo != null) ? Reply.redirect(303, withParameter(returnTo, "error", "access_denied"))
				: this.pages.message(200, "Cancelled", "Nothing has changed.");
	}

	private static String withParameter(String uri, String name, String value) {
		return uri + (uri.contains("?") ? "&" : "?") + name + "=" + value;
	}

	private Parameters parameters(Request request, boolean form) {
		try {
			return form ? request.formParameters() : request.queryParameters();
		}
		catch (IllegalArgumentException ex) {
			throw refused("This request cannot be read");
		}
	}

	private String token(Parameters parameters) {
		String token = parameters.get("token");
		if (token == null || this.stepUps.userOf(token) == null) {
			throw refused("This confirmation is over");
		}
		return token;
	}

	private @Nullable String returnTo(Parameters parameters) {
		String returnTo = parameters.get("return_to");
		if (returnTo != null && !this.tenant.allowsReturn(returnTo)) {
			throw refused("The return_to is not registered");
		}
		return returnTo;
	}

	private String complete(String token) {
		try {
			return this.stepUps.complete(token);
		}
		catch (IllegalArgumentException ex) {
			throw refused("This confirmation is over");
		}
	}

	private RefusedException refused(String title) {
		return new RefusedException(this.pages.message(400, title, "Start again from the application."));
	}

	/**
	 * Return the code that is to be typed, a new one when the last is over.
	 * @param token the start token
	 * @return the code
	 */
	private synchronized CodeChallenge challenge(String token) {
		CodeChallenge known = this.challenges.get(token);
		if (known != null && !known.isOver(this.clock.instant())) {
			return known;
		}
		User user = this.users.find(this.stepUps.open(token));
		if (user == null) {
			throw refused("This confirmation is over");
		}
		CodeChallenge sent = this.codes.challenge(Factor.own(user), user.identifier());
		this.challenges.put(token, sent, OneTimeCodes.LIFETIME);
		return sent;
	}

	private Reply page(int status, String token, CodeChallenge challenge, @Nullable String returnTo, String error) {
		Map<String, Object> model = new LinkedHashMap<>();
		model.put("title", "Confirm the change");
		model.put("heading", "Confirm the change");
		model.put("action", "/step-up");
		model.put("change", this.stepUps.changeOf(token));
		model.putAll(this.codes.shown(challenge, this.users.find(challenge.identifier())));
		model.put("submit", "Confirm");
		model.put("error", error);
		model.put("hidden", List.of(Map.of("name", "token", "value", token),
				Map.of("name", "return_to", "value", (returnTo != null) ? returnTo : "")));
		Reply reply = this.pages.render(status, "code", model, returnTo);
		return error.isEmpty() ? reply : reply.because(error);
	}

	private Reply receiptPage(String receipt) {
		Map<String, Object> model = new LinkedHashMap<>();
		model.put("title", "Confirmed");
		model.put("text", "This is the receipt for the application:");
		model.put("alert", false);
		model.put("receipt", receipt);
		return this.pages.render(200, "message", model, null);
	}

}
