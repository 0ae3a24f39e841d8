package io.hawcx.security.oauth2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/**
 * The generated pages of both stacks: one that says why a login failed and, where a chain
 * asks for it, one where users sign in. Knows no request; thread-safe.
 */
final class LoginPages {

	private static final Log logger = LogFactory.getLog(LoginPages.class);

	static final String SIGN_IN_URL = "/login";

	static final String STYLESHEET_CACHE = "max-age=3600";

	private static final String AUTHORIZATION = "/oauth2/authorization/";

	private static final byte[] STYLESHEET = load("hawcx.css");

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="%1$s">
			  <head>
			    <meta charset="utf-8">
			    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
			    <meta name="viewport" content="width=device-width, initial-scale=1">
			    <title>%2$s</title>
			    <link href="%3$s" rel="stylesheet">
			  </head>
			  <body>
			    <main>
			      <h1>%2$s</h1>
			      <div class="card">
			%4$s      </div>
			    </main>
			  </body>
			</html>
			""";

	private final LoginTexts texts;

	private final String failureUrl;

	private final String stylesheetPath;

	private final @Nullable Supplier<Map<String, String>> providers;

	private final boolean tenantsResolved;

	private final AtomicBoolean offeredNothing = new AtomicBoolean();

	/**
	 * Create the pages of a chain.
	 * @param texts what they say
	 * @param failureUrl where failed logins end
	 * @param providers the names of those who sign users in, by registration id, the
	 * first being the usual one; {@code null} leaves the sign-in page to others
	 * @param tenantsResolved whether the sign-in page's address leads on to the login of
	 * a tenant, where a request belongs to one
	 */
	LoginPages(LoginTexts texts, String failureUrl, @Nullable Supplier<Map<String, String>> providers,
			boolean tenantsResolved) {
		this.tenantsResolved = tenantsResolved;
		this.texts = texts;
		this.failureUrl = failureUrl;
		// Beside the page, so that a chain which matches that matches this.
		this.stylesheetPath = failureUrl.replaceFirst("/?([?#].*)?$", "") + "/hawcx.css";
		this.providers = providers;
	}

	/**
	 * Find who can sign users in.
	 * @param registrations a repository, whose registrations can be listed or not
	 * @param hawcx the registration of Hawcx that needs no name, if there is one
	 * @return names by registration id, Hawcx first
	 */
	static Map<String, String> providers(Object registrations, @Nullable HawcxClientRegistration hawcx) {
		Map<String, String> names = new LinkedHashMap<>();
		if (hawcx != null) {
			names.put(hawcx.registrationId(), hawcx.clientName());
		}
		if (registrations instanceof Iterable<?> iterable) {
			for (Object registration : iterable) {
				if (registration instanceof ClientRegistration other
						&& AuthorizationGrantType.AUTHORIZATION_CODE.equals(other.getAuthorizationGrantType())) {
					names.putIfAbsent(other.getRegistrationId(), other.getClientName());
				}
			}
		}
		return names;
	}

	/**
	 * Return the code of an exception that lies in a session.
	 * @param sessionException whatever lies there
	 * @return the code, or {@code null} if it is none of a login through Hawcx
	 */
	static @Nullable String failureCode(@Nullable Object sessionException) {
		if (sessionException instanceof OAuth2AuthenticationException exception) {
			OAuth2Error error = exception.getError();
			String known = LoginFailureMessages.forUser(error.getErrorCode());
			return (!known.isEmpty() && known.equals(error.getDescription())) ? error.getErrorCode() : null;
		}
		return null;
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
		if (url.equals(this.stylesheetPath)) {
			return Asked.STYLESHEET;
		}
		if (this.providers == null) {
			return null;
		}
		return switch (url.startsWith(prefix) ? url.substring(prefix.length()) : url) {
			case SIGN_IN_URL -> Asked.SIGN_IN;
			case SIGN_IN_URL + "?logout" -> Asked.SIGNED_OUT;
			default -> null;
		};
	}

	/**
	 * Tell how long a user who sees a page has to wait.
	 * @param asked what is asked for
	 * @param code the code of the failure that the session holds, if any
	 * @return the time, or {@code null} if waiting does not help
	 */
	static @Nullable Duration retryAfter(@Nullable Asked asked, @Nullable String code) {
		return (asked == Asked.FAILURE && code != null) ? HawcxLoginFailure.retryAfter(code) : null;
	}

	/**
	 * Write a page.
	 * @param asked what is asked for
	 * @param code the code of the failure that the session holds, if any
	 * @param contextPath the application's context path
	 * @param prefix the path of the servlet that was asked, empty if that serves all
	 * @param acceptLanguage the request's header
	 * @return the page, or {@code null} if there is nothing that this library can say
	 */
	byte @Nullable [] page(Asked asked, @Nullable String code, String contextPath, String prefix,
			@Nullable String acceptLanguage) {
		if (asked == Asked.FAILURE && code == null && this.providers == null) {
			return null;
		}
		Locale locale = this.texts.locale(acceptLanguage);
		boolean failed = asked == Asked.FAILURE && code != null;
		StringBuilder content = new StringBuilder();
		addNotice(content, asked, code, locale);
		addWays(content, asked, contextPath + prefix, locale, failed);
		if (failed && code != null) {
			content.append("        <p class=\"soft\">%s <code>%s</code></p>\n"
				.formatted(text("hawcx.login.code", locale), HtmlUtils.htmlEscape(code)));
		}
		return PAGE
			.formatted(HtmlUtils.htmlEscape(this.texts.language(locale)),
					text(failed ? "hawcx.login.failed" : "hawcx.login.title", locale),
					HtmlUtils.htmlEscape(contextPath + this.stylesheetPath), content)
			.getBytes(StandardCharsets.UTF_8);
	}

	private void addNotice(StringBuilder content, Asked asked, @Nullable String code, Locale locale) {
		if (asked == Asked.FAILURE) {
			String known = (code != null) ? code : HawcxLoginErrorCodes.LOGIN_FAILED;
			content.append("        <p class=\"notice bad\" role=\"alert\">%s</p>\n"
				.formatted(HtmlUtils.htmlEscape(this.texts.failure(known, locale))));
		}
		else if (asked == Asked.SIGNED_OUT) {
			content.append("        <p class=\"notice\" role=\"status\">%s</p>\n"
				.formatted(text("hawcx.login.signed-out", locale)));
		}
	}

	private void addWays(StringBuilder content, Asked asked, String contextPath, Locale locale, boolean again) {
		Map<String, String> names = (this.providers != null) ? this.providers.get() : Map.of();
		if (!names.isEmpty()) {
			addButtons(content, contextPath, names, locale, again);
		}
		else if (this.providers == null || (this.tenantsResolved && asked != Asked.SIGN_IN)) {
			addButton(content, contextPath + SIGN_IN_URL, text("hawcx.login.again", locale), true);
		}
		else {
			warnOnce();
			content.append("        <p>%s</p>\n".formatted(text("hawcx.login.own-address", locale)));
		}
	}

	private void warnOnce() {
		if (this.offeredNothing.compareAndSet(false, true)) {
			logger
				.warn("The generated sign-in page was asked for and offers no sign-in, since it does not list tenants: "
						+ "set hawcx.login.page to a page that leads to /oauth2/authorization/<tenant>, or publish a "
						+ "HawcxTenantResolver bean that tells whose a request is. (Said once.)");
		}
	}

	private void addButtons(StringBuilder content, String contextPath, Map<String, String> names, Locale locale,
			boolean again) {
		boolean primary = true;
		for (Map.Entry<String, String> name : names.entrySet()) {
			String label = (again && names.size() == 1) ? text("hawcx.login.again", locale)
					: text("hawcx.login.with", locale, name.getValue());
			addButton(content, contextPath + authorization(name.getKey()), label, primary);
			primary = false;
		}
	}

	private static void addButton(StringBuilder content, String address, String label, boolean primary) {
		content.append("        <a class=\"%s\" href=\"%s\">%s</a>\n".formatted(primary ? "button primary" : "button",
				HtmlUtils.htmlEscape(address), label));
	}

	private String text(String key, Locale locale, Object... values) {
		return HtmlUtils.htmlEscape(this.texts.text(key, locale, values));
	}

	/**
	 * Return where users of a registration sign in.
	 * @param registrationId its id
	 * @return the path below the context path
	 */
	static String authorization(String registrationId) {
		return AUTHORIZATION + UriUtils.encodePathSegment(registrationId, StandardCharsets.UTF_8);
	}

	static byte[] stylesheet() {
		return STYLESHEET.clone();
	}

	private static byte[] load(String name) {
		try {
			return new ClassPathResource(name, LoginPages.class).getContentAsByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
