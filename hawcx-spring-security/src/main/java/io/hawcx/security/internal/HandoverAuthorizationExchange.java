package io.hawcx.security.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.util.Set;

import com.nimbusds.jose.JWSObject;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;

/**
 * A code that a page or an app handed over, in the type in which {@code oauth2Login()}
 * redeems codes. The authorization request in it never took place: the login ran in one
 * of the vendor's SDKs.
 */
public final class HandoverAuthorizationExchange {

	// Spring's types insist on addresses that a hand-over never had; none is sent.
	private static final String UNUSED_URI = "urn:hawcx:code-handover";

	// Spring Security 7.0 compares the states and cannot without. What binds a code to
	// its session is checked before.
	private static final String UNUSED_STATE = "code-handover";

	private static final String NONCES = HandoverAuthorizationExchange.class.getName() + ".NONCES";

	private HandoverAuthorizationExchange() {
	}

	/**
	 * Describe a code.
	 * @param registration the registration of Hawcx
	 * @param code the code
	 * @param verifier its PKCE verifier
	 * @param nonces the nonces of which the id_token must carry one if it carries any
	 * @return the exchange that stands for the login
	 */
	public static OAuth2AuthorizationExchange exchange(ClientRegistration registration, String code, String verifier,
			Set<String> nonces) {
		OAuth2AuthorizationRequest request = OAuth2AuthorizationRequest.authorizationCode()
			.clientId(registration.getClientId())
			.authorizationUri(UNUSED_URI)
			.scopes(registration.getScopes())
			.state(UNUSED_STATE)
			.attributes((attributes) -> {
				attributes.put(PkceParameterNames.CODE_VERIFIER, verifier);
				attributes.put(NONCES, Set.copyOf(nonces));
			})
			.build();
		OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(code)
			.redirectUri(UNUSED_URI)
			.state(UNUSED_STATE)
			.build();
		return new OAuth2AuthorizationExchange(request, response);
	}

	/**
	 * Refuse an id_token that carries a nonce which nobody is waiting for, before a user
	 * is loaded by it. Stock Spring Security would take it. The token is not verified
	 * yet; what is read from it can only refuse it.
	 * @param exchange any exchange; what is no hand-over is left alone
	 * @param idToken the compact JWS
	 * @throws OAuth2AuthorizationException if the nonce is not expected
	 */
	public static void refuseUnexpectedNonce(OAuth2AuthorizationExchange exchange, String idToken) {
		Set<String> expected = exchange.getAuthorizationRequest().getAttribute(NONCES);
		if (expected == null) {
			return;
		}
		Object nonce = nonce(idToken);
		if (nonce != null && !(nonce instanceof String text && contains(expected, text))) {
			String message = "The id_token carries a nonce that this session is not waiting for.";
			throw new OAuth2AuthorizationException(new OAuth2Error("invalid_nonce", message, null), message);
		}
	}

	/**
	 * Look a nonce up, in a time that does not tell how much of it is right.
	 * @param nonces the nonces
	 * @param nonce the nonce
	 * @return whether it is among them
	 */
	public static boolean contains(Set<String> nonces, String nonce) {
		byte[] bytes = nonce.getBytes(StandardCharsets.UTF_8);
		boolean found = false;
		for (String candidate : nonces) {
			found |= MessageDigest.isEqual(candidate.getBytes(StandardCharsets.UTF_8), bytes);
		}
		return found;
	}

	/**
	 * Say that there is no registration of Hawcx.
	 * @param registrationId the id that was looked for
	 * @return a sentence
	 */
	public static String unknown(String registrationId) {
		return "There is no client registration '" + registrationId
				+ "': publish a repository of Hawcx's client registration.";
	}

	private static @Nullable Object nonce(String idToken) {
		try {
			var claims = JWSObject.parse(idToken).getPayload().toJSONObject();
			return (claims != null) ? claims.get("nonce") : null;
		}
		catch (ParseException ex) {
			// Whoever verifies the token says what is wrong with it.
			return null;
		}
	}

}
