package io.hawcx.security.handover;

import java.util.Map;

import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/**
 * Decides what a script is told whose hand-over signed a user in, on both web stacks. As
 * a bean it takes the place of the default body. Implementations are thread-safe and do
 * not block.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HawcxLoginResponseBody {

	/**
	 * Create a body.
	 * @param login the signed-in user
	 * @param defaults the members of the default body in their order, a copy:
	 * {@code success}, {@code userId} (the {@code sub}), {@code email} where there is
	 * one, {@code returnTo} (the path of the page that asked for the login, or
	 * {@code null}) and {@code csrf} (the new CSRF token) where the chain has protection;
	 * for an app without cookies, in place of the last two, {@code access_token},
	 * {@code token_type}, {@code expires_in} and {@code accessToken}
	 * @return the members to write as JSON: texts, numbers, booleans, {@code null}, lists
	 * and maps of these
	 */
	Map<String, ?> create(OAuth2AuthenticationToken login, Map<String, Object> defaults);

}
