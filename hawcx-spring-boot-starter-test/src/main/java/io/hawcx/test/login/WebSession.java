package io.hawcx.test.login;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The application as one browser sees it, without following redirects.
 */
interface WebSession {

	Answer get(String address);

	// As the script of a page does.
	Answer fetch(String address);

	Answer post(String path, Map<String, String> form, Map<String, String> headers);

	/**
	 * What the application answered.
	 *
	 * @param status the status code
	 * @param location where it redirects to, if it does
	 * @param body the body
	 */
	record Answer(int status, @Nullable String location, String body) {
	}

}
