package io.hawcx.oauth;

import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

import io.hawcx.http.HttpResponse;
import io.hawcx.internal.ClockOffset;
import io.hawcx.internal.Json;
import io.hawcx.internal.SettingNames;
import org.jspecify.annotations.Nullable;

/**
 * What an operator can do about a refusal of the token endpoint: by its status and
 * {@code error} (RFC 6749 section 5.2), never by the wording of its description, and by
 * what this client has sent. Where the answer leaves several reasons, each is listed.
 */
final class TokenRefusal {

	private static final Set<String> KNOWN_ERRORS = Set.of("invalid_request", "invalid_client", "invalid_grant",
			"unauthorized_client", "unsupported_grant_type", "invalid_scope");

	private final int status;

	private final Map<String, Object> members;

	private final ClientFacts client;

	private final ClockOffset clock;

	TokenRefusal(HttpResponse response, ClientFacts client, ClockOffset clock) {
		this.status = response.status();
		this.members = members(response);
		this.client = client;
		this.clock = clock;
	}

	private static Map<String, Object> members(HttpResponse response) {
		try {
			return Json.readObject(response.body());
		}
		catch (IllegalArgumentException ex) {
			// A gateway's page: the status is all that can be told.
			return Map.of();
		}
	}

	@Nullable Object member(String name) {
		return this.members.get(name);
	}

	/**
	 * Say what was answered, and what to do.
	 * @param error the error, if it repeats no secret
	 * @return the end of a sentence, without a full stop
	 */
	String describe(@Nullable String error) {
		String name = (error != null && KNOWN_ERRORS.contains(error)) ? " and error " + error : "";
		return "status " + this.status + name + "; " + remedy(error);
	}

	private String remedy(@Nullable String error) {
		if (this.status >= 300 && this.status <= 399) {
			return "redirects are not followed, so that token_endpoint must be the final address";
		}
		if ("invalid_grant".equals(error)) {
			return "start a new login, as the code is wrong, used or expired, or its verifier, redirect URI or client "
					+ "is another " + name("client-id");
		}
		if ("invalid_client".equals(error)) {
			return (this.client.assertion() != null) ? refusedAssertion(this.client.assertion()) : noAssertion();
		}
		if (this.status == 429 || this.status >= 500) {
			return "try again later with a new login";
		}
		if ((this.status == 401 || this.status == 403) && !this.members.containsKey("error")) {
			return "that is no OAuth error, so that not Hawcx's token endpoint answered but a gateway before it, "
					+ "which knows tenants by their config id: check the config id " + name("config-id")
					+ ", and that no " + "proxy answers in Hawcx's place";
		}
		return "check the client id " + name("client-id") + " and the config id " + name("config-id");
	}

	private String name(String key) {
		return this.client.names().of(key);
	}

	private String noAssertion() {
		return "client " + this.client.id() + " sent no assertion, so that either it is confidential and needs its "
				+ "signing key " + name("signing-key.location") + ", or Hawcx knows no client of this id "
				+ name("client-id");
	}

	private String refusedAssertion(SignedAssertion assertion) {
		if (this.clock.isAhead() || this.clock.isBehind(assertion.lifetime())) {
			return this.clock + ", and the client's assertion lives " + assertion.lifetime().toSeconds() + " s "
					+ name("oauth.assertion-lifetime") + ": set the clock, and keep it right by NTP";
		}
		StringJoiner reasons = new StringJoiner("; or ");
		reasons.add("the client is public and must send none: remove the signing key " + name("signing-key"));
		reasons.add("Hawcx knows another key by the id " + assertion.keyId() + ", or none: register its public half "
				+ name("signing-key.key-id"));
		reasons.add("Hawcx knows no client of this id " + name("client-id"));
		if (assertion.audience() == AssertionAudience.ISSUER) {
			reasons.add("it does not take the issuer as audience " + name("oauth.assertion-audience"));
		}
		if (!this.clock.isKnown()) {
			reasons.add("this machine's clock is wrong");
		}
		return "client " + this.client.id() + " sent an assertion signed by key " + assertion.keyId() + ", and "
				+ this.clock + ", so that one of these holds: " + reasons;
	}

	/**
	 * Who asked, and by what.
	 *
	 * @param id the client id
	 * @param assertion what it sent, if it is confidential
	 * @param names what its settings are called
	 */
	record ClientFacts(String id, @Nullable SignedAssertion assertion, SettingNames names) {
	}

}
