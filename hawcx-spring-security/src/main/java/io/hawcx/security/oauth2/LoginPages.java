package io.hawcx.security.oauth2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.hawcx.security.oauth2.LoginPageAddresses.Asked;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes the generated pages of both stacks: one that says why a login failed and, where
 * a chain asks for it, one where users sign in. Knows no request; thread-safe.
 */
final class LoginPages {

	private static final Log logger = LogFactory.getLog(LoginPages.class);

	static final String STYLESHEET_CACHE = "max-age=3600";

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

	private final LoginPageAddresses addresses;

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
		this.addresses = new LoginPageAddresses(failureUrl, providers != null);
		this.providers = providers;
	}

	/**
	 * Return where these pages are.
	 * @return their addresses
	 */
	LoginPageAddresses addresses() {
		return this.addresses;
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
					HtmlUtils.htmlEscape(contextPath + this.addresses.stylesheet()), content)
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
			addButton(content, contextPath + LoginPageAddresses.SIGN_IN, text("hawcx.login.again", locale), true);
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
			addButton(content, contextPath + LoginPageAddresses.authorization(name.getKey()), label, primary);
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

}
