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

	private static final String NONCE_REQUIRED = HandoverAuthorizationExchange.class.getName() + ".NONCE_REQUIRED";

	private HandoverAuthorizationExchange() {
	}

	/**
	 * Describe a code.
	 * @param registration the registration of Hawcx
	 * @param code the code
	 * @param verifier its PKCE verifier
	 * @param nonces the nonces of which the id_token must carry one if it carries any
	 * @param nonceRequired whether it must carry one
	 * @return the exchange that stands for the login
	 */
	public static OAuth2AuthorizationExchange exchange(ClientRegistration registration, String code, String verifier,
			Set<String> nonces, boolean nonceRequired) {
		OAuth2AuthorizationRequest request = OAuth2AuthorizationRequest.authorizationCode()
			.clientId(registration.getClientId())
			.authorizationUri(UNUSED_URI)
			.scopes(registration.getScopes())
			.state(UNUSED_STATE)
			.attributes((attributes) -> {
				attributes.put(PkceParameterNames.CODE_VERIFIER, verifier);
				attributes.put(NONCES, Set.copyOf(nonces));
				attributes.put(NONCE_REQUIRED, nonceRequired);
			})
			.build();
		OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(code)
			.redirectUri(UNUSED_URI)
			.state(UNUSED_STATE)
			.build();
		return new OAuth2AuthorizationExchange(request, response);
	}

	/**
	 * Refuse an id_token that carries a nonce which nobody is waiting for, or lacks the
	 * one that is awaited, before a user is loaded by it and told to be signed in. Stock
	 * Spring Security would take it. The token is not verified yet; what is read from it
	 * can only refuse it.
	 * @param exchange any exchange; what is no hand-over is left alone
	 * @param idToken the compact JWS
	 * @throws OAuth2AuthorizationException if the nonce is not expected
	 */
	public static void refuseUnexpectedNonce(OAuth2AuthorizationExchange exchange, String idToken) {
		Set<String> expected = exchange.getAuthorizationRequest().getAttribute(NONCES);
		if (expected == null) {
			return;
		}
		boolean required = Boolean.TRUE.equals(exchange.getAuthorizationRequest().getAttribute(NONCE_REQUIRED));
		String message = refusal(expected, required, nonce(idToken));
		if (message != null) {
			throw new OAuth2AuthorizationException(new OAuth2Error("invalid_nonce", message, null), message);
		}
	}

	/**
	 * Tell why an id_token is not this session's.
	 * @param nonces the nonces that the session waits for
	 * @param required whether it takes only id_tokens with one of them
	 * @param nonce what the id_token carries, {@code null} for none
	 * @return a sentence, or {@code null} if it is
	 */
	public static @Nullable String refusal(Set<String> nonces, boolean required, @Nullable Object nonce) {
		if (nonce == null) {
			return required ? "The id_token carries no nonce, and this session takes only codes of its own." : null;
		}
		return (nonce instanceof String text && contains(nonces, text)) ? null
				: "The id_token carries a nonce that this session is not waiting for.";
	}

	// In a time that does not tell how much of it is right.
	private static boolean contains(Set<String> nonces, String nonce) {
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
