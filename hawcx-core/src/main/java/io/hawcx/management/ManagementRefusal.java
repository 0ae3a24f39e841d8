package io.hawcx.management;

import java.time.Clock;

import io.hawcx.DelegationRequestException;
import io.hawcx.UnknownUserException;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.ClockOffset;
import org.jspecify.annotations.Nullable;

/**
 * What an operator can do about a management call that Hawcx refused: by its status, by
 * whether it has a {@code detail}, and by what this client has sent, never by the wording
 * of the detail, which is quoted instead.
 */
final class ManagementRefusal {

	private final ManagementCall call;

	private final byte[] payload;

	private final Authentication authentication;

	private final HttpResponse reply;

	private final Clock clock;

	ManagementRefusal(ManagementCall call, byte[] payload, Authentication authentication, HttpResponse reply,
			Clock clock) {
		this.call = call;
		this.payload = payload;
		this.authentication = authentication;
		this.reply = reply;
		this.clock = clock;
	}

	/**
	 * Tell the refusal in words for an operator.
	 * @param refused what the reply came to
	 * @return the exception for the caller
	 */
	DelegationRequestException describe(DelegationRequestException refused) {
		String detail = refused.detail();
		String said = (detail != null) ? " and detail '" + new DetailText(this.payload).of(detail) + "'" : "";
		String answered = this.call + " was answered with status " + this.reply.status() + said + "; ";
		if (isUnknownUser(detail)) {
			return new UnknownUserException(
					answered + "Hawcx knows no user by the id that was passed; if that is so "
							+ "for every user, check the base URL " + name("base-url") + " and the API prefix "
							+ name("management.api-prefix") + ".",
					404, detail, refused.responseBody(), refused.retryAfter());
		}
		return new DelegationRequestException(answered + remedy(detail) + ".", this.reply.status(), detail,
				refused.responseBody(), refused.retryAfter());
	}

	private String name(String key) {
		return this.call.names().of(key);
	}

	private boolean isUnknownUser(@Nullable String detail) {
		if (this.reply.status() != 404 || detail == null || !this.call.namesUser()) {
			return false;
		}
		// HTTP's own phrase is what web frameworks say where nothing lies at an address.
		return this.authentication.signsRefusals() ? this.reply.header("X-Signature") != null
				: !detail.equals("\"Not Found\"");
	}

	private String remedy(@Nullable String detail) {
		int status = this.reply.status();
		if (status >= 300 && status <= 399) {
			return "redirects are not followed, so that the base URL " + name("base-url") + " must be the final one";
		}
		if (this.call.consumesReceipt() && (status == 400 || status == 404 || status == 409 || status == 422)) {
			return "the receipt is used, over or another user's: start a new step-up";
		}
		return switch (status) {
			case 400, 409, 422 -> "Hawcx does not accept what the call asks for: correct its values, or do not ask";
			case 401, 403 -> unauthorized(detail);
			case 404 -> "check the base URL " + name("base-url") + ", the API prefix " + name("management.api-prefix")
					+ " and the path";
			case 429 -> "wait as long as retryAfter() says before the next call";
			default -> (status >= 500) ? "try again later, as the trouble is Hawcx's or a gateway's"
					: "see responseBody() for the reason";
		};
	}

	private String unauthorized(@Nullable String detail) {
		if (detail == null) {
			return "that is no answer of Hawcx's management, but of a gateway before it, which knows tenants by their "
					+ "config id: check the config id " + name("config-id")
					+ ", and that no proxy answers in Hawcx's place";
		}
		ClockOffset offset = ClockOffset.of(this.reply, this.clock.instant());
		if (this.authentication.isOutOfTime(offset)) {
			return offset + ": set the clock, and keep it right by NTP";
		}
		return "the call was authenticated by " + this.authentication.describe(this.call.names()) + ", and " + offset
				+ ", so that Hawcx does not know that key, knows another by its id, knows it for another project than "
				+ "the config id's " + name("config-id") + ", or does not let it do this";
	}

}
