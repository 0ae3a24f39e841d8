package io.hawcx.security.oauth2;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.web.util.HtmlUtils;

/**
 * The page that says why a login failed.
 */
final class LoginFailurePage {

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="en">
			  <head>
			    <meta charset="utf-8">
			    <meta name="viewport" content="width=device-width, initial-scale=1">
			    <title>Sign-in failed</title>
			    <link href="%1$s/default-ui.css" rel="stylesheet">
			  </head>
			  <body>
			    <main class="content">
			      <h1>Sign-in failed</h1>
			      <div class="alert alert-danger" role="alert">%2$s</div>
			      <p><a href="%1$s/login">Sign in again</a></p>
			    </main>
			  </body>
			</html>
			""";

	private LoginFailurePage() {
	}

	/**
	 * Return what to show of an exception that lies in a session.
	 * @param sessionException whatever lies there
	 * @return the sentence for the user, or {@code null} if it is none of a login through
	 * Hawcx
	 */
	static @Nullable String message(@Nullable Object sessionException) {
		if (sessionException instanceof OAuth2AuthenticationException exception) {
			OAuth2Error error = exception.getError();
			String known = LoginFailureMessages.forUser(error.getErrorCode());
			return (!known.isEmpty() && known.equals(error.getDescription())) ? exception.getMessage() : null;
		}
		return null;
	}

	/**
	 * Write the page.
	 * @param contextPath the application's context path
	 * @param message the sentence for the user
	 * @return the page as HTML
	 */
	static String html(String contextPath, String message) {
		return PAGE.formatted(HtmlUtils.htmlEscape(contextPath), HtmlUtils.htmlEscape(message));
	}

}
