package io.hawcx.security.oauth2;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.web.util.UriUtils;

/**
 * Where a chain has its {@link LoginPages}, and what of them a request asks for. Knows no
 * request of either stack; immutable.
 */
final class LoginPageAddresses {

	static final String SIGN_IN = "/login";

	private static final String AUTHORIZATION = "/oauth2/authorization/";

	private final String failureUrl;

	private final String stylesheet;

	private final boolean signInPage;

	/**
	 * Create the addresses of a chain.
	 * @param failureUrl where failed logins end
	 * @param signInPage whether the sign-in page is ours too
	 */
	LoginPageAddresses(String failureUrl, boolean signInPage) {
		this.failureUrl = failureUrl;
		// Beside the page, so that a chain which matches that matches this.
		this.stylesheet = failureUrl.replaceFirst("/?([?#].*)?$", "") + "/hawcx.css";
		this.signInPage = signInPage;
	}

	/**
	 * Return where the stylesheet is.
	 * @return the path below the context path
	 */
	String stylesheet() {
		return this.stylesheet;
	}

	/**
	 * Tell what a request asks for.
	 * @param method its method
	 * @param prefix the path of the servlet that it goes to, empty if that serves all
	 * @param path its path within the application, the prefix included
	 * @param query its query as sent
	 * @return what to answer with, or {@code null} if it is for others
	 */
	@Nullable Asked asked(String method, String prefix, String path, @Nullable String query) {
		if (!HttpMethod.GET.name().equals(method)) {
			return null;
		}
		String url = (query != null) ? path + "?" + query : path;
		if (url.equals(this.failureUrl)) {
			return Asked.FAILURE;
		}
		if (url.equals(this.stylesheet)) {
			return Asked.STYLESHEET;
		}
		if (!this.signInPage) {
			return null;
		}
		return switch (url.startsWith(prefix) ? url.substring(prefix.length()) : url) {
			case SIGN_IN -> Asked.SIGN_IN;
			case SIGN_IN + "?logout" -> Asked.SIGNED_OUT;
			default -> null;
		};
	}

	/**
	 * Return where users of a registration sign in.
	 * @param registrationId its id
	 * @return the path below the context path
	 */
	static String authorization(String registrationId) {
		return AUTHORIZATION + UriUtils.encodePathSegment(registrationId, StandardCharsets.UTF_8);
	}

	/**
	 * What a request may ask for.
	 */
	enum Asked {

		/** Why the last login failed. */
		FAILURE,

		/** Where to sign in. */
		SIGN_IN,

		/** Where to sign in, after a logout. */
		SIGNED_OUT,

		/** How these look. */
		STYLESHEET

	}

}
