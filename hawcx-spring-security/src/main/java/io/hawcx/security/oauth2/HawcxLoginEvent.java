package io.hawcx.security.oauth2;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;

/**
 * A login through Hawcx ended, on either web stack: one event for each, however it ended.
 * Logins through other providers have none. An attempt that is answered by a new login,
 * such as a callback that its signed-in user reloads, has none either. On the servlet
 * stack it is published on the request's thread, on the reactive stack on an event loop,
 * where listeners must not block.
 * <p>
 * Logins by redirect are told of in chains with {@link HawcxLoginConfigurer} or
 * {@link HawcxServerLogin}, as long as the application sets neither a failure handler
 * nor, on the reactive stack, a security context repository on {@code oauth2Login()}
 * itself.
 *
 * @since 0.1.0
 */
public final class HawcxLoginEvent extends ApplicationEvent {

	private static final long serialVersionUID = 1L;

	private final Way way;

	private final @Nullable String registrationId;

	private final @Nullable String code;

	private HawcxLoginEvent(Object source, Way way, @Nullable String registrationId, @Nullable String code) {
		super(source);
		this.way = way;
		this.registrationId = registrationId;
		this.code = code;
	}

	/**
	 * Create the event of a login that succeeded.
	 * @param way how the user came
	 * @param user who signed in, the event's source
	 * @return the event
	 */
	public static HawcxLoginEvent success(Way way, Authentication user) {
		String registrationId = (user instanceof OAuth2AuthenticationToken login)
				? login.getAuthorizedClientRegistrationId() : null;
		return new HawcxLoginEvent(user, way, registrationId, null);
	}

	/**
	 * Create the event of a login that failed.
	 * @param way how the user came
	 * @param registrationId the registration of the login, or {@code null} if it is not
	 * known
	 * @param failure why it failed, the event's source
	 * @return the event
	 */
	public static HawcxLoginEvent failure(Way way, @Nullable String registrationId, AuthenticationException failure) {
		return new HawcxLoginEvent(failure, way, registrationId, HawcxLoginFailure.of(failure).code());
	}

	/**
	 * Return how the user came.
	 * @return the way
	 */
	public Way way() {
		return this.way;
	}

	/**
	 * Return the registration of the login, which is the tenant's name in an application
	 * with several Hawcx projects.
	 * @return the registration id, or {@code null} if it is not known, as when a login
	 * failed at an address that is no tenant's
	 */
	public @Nullable String registrationId() {
		return this.registrationId;
	}

	/**
	 * Return why the login failed.
	 * @return the code of {@link HawcxLoginFailure#code()}, or {@code null} if the login
	 * succeeded
	 */
	public @Nullable String failureCode() {
		return this.code;
	}

	/**
	 * How a user comes from Hawcx to the application.
	 */
	public enum Way {

		/**
		 * By a redirect of the browser.
		 */
		REDIRECT,

		/**
		 * By a code that a page hands over.
		 */
		HANDOVER,

		/**
		 * By a code for which an app without cookies gets an access token.
		 */
		TOKEN

	}

}
