package io.hawcx.benchmark.login;

import java.io.IOException;

/**
 * One complete login of a visitor without cookies, from the first request to the
 * application to its page that names the visitor.
 */
@FunctionalInterface
interface Login {

	/**
	 * Sign in and read the page.
	 * @return the name on the page
	 * @throws IOException if any answer is not the expected one
	 */
	String signIn() throws IOException;

}
