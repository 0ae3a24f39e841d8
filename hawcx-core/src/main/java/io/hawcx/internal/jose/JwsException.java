package io.hawcx.internal.jose;

import org.jspecify.annotations.Nullable;

/**
 * A signed token or a set of keys was refused. Checked, so that each caller turns it into
 * its own exception; the message names the rule and never the token.
 */
public final class JwsException extends Exception {

	/**
	 * Create an exception.
	 * @param rule what was broken, as the end of a sentence that begins with what was
	 * checked
	 */
	public JwsException(String rule) {
		this(rule, null);
	}

	/**
	 * Create an exception with a cause.
	 * @param rule what was broken
	 * @param cause the reason, if there is one
	 */
	public JwsException(String rule, @Nullable Throwable cause) {
		super(rule, cause);
	}

}
