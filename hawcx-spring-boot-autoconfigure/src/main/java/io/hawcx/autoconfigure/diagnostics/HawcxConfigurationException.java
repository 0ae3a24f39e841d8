package io.hawcx.autoconfigure.diagnostics;

import org.jspecify.annotations.Nullable;

/**
 * The application's configuration of Hawcx cannot work. Boot reports it at start as one
 * sentence about what is wrong and one about what to do. Neither ever holds a key.
 *
 * @since 0.1.0
 */
public final class HawcxConfigurationException extends RuntimeException {

	private final String property;

	private final String reason;

	private final String action;

	/**
	 * Create an exception.
	 * @param property the property to change, such as {@code hawcx.base-url}
	 * @param reason what is wrong, a sentence that names the property
	 * @param action what to write instead, a sentence
	 */
	public HawcxConfigurationException(String property, String reason, String action) {
		this(property, reason, action, null);
	}

	/**
	 * Create an exception with a cause, whose message must not hold a key.
	 * @param property the property to change, such as {@code hawcx.base-url}
	 * @param reason what is wrong, a sentence that names the property
	 * @param action what to write instead, a sentence
	 * @param cause the reason, if there is one
	 */
	public HawcxConfigurationException(String property, String reason, String action, @Nullable Throwable cause) {
		super(reason + " " + action, cause);
		this.property = property;
		this.reason = reason;
		this.action = action;
	}

	/**
	 * Return the property to change.
	 * @return such as {@code hawcx.base-url}
	 */
	public String property() {
		return this.property;
	}

	/**
	 * Return what is wrong.
	 * @return a sentence
	 */
	public String reason() {
		return this.reason;
	}

	/**
	 * Return what to do.
	 * @return a sentence
	 */
	public String action() {
		return this.action;
	}

}
