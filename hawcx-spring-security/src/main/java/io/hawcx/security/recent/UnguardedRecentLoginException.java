package io.hawcx.security.recent;

import java.lang.reflect.Method;

/**
 * A bean asks for a recent login by {@link RequireRecentLogin}, but everybody could call
 * it. The message says which, and why.
 *
 * @since 0.1.0
 */
public final class UnguardedRecentLoginException extends RuntimeException {

	private final String action;

	private UnguardedRecentLoginException(String message, String action) {
		super(message);
		this.action = action;
	}

	static UnguardedRecentLoginException bean(String name, Class<?> type) {
		return new UnguardedRecentLoginException("@RequireRecentLogin on the bean '" + name + "' (" + type.getName()
				+ ") guards nothing: nobody signs in through Hawcx here, or Spring makes no proxy for this bean.",
				"Configure the login of a web application (hawcx.base-url, hawcx.config-id and hawcx.client-id, with "
						+ "hawcx.login.enabled and spring.aop.* as they are by default), let no BeanPostProcessor "
						+ "need the bean, or remove the annotation.");
	}

	static UnguardedRecentLoginException method(String name, Method method) {
		return new UnguardedRecentLoginException(
				"@RequireRecentLogin on the bean '" + name + "' does not guard the method '" + method.getName()
						+ "' of " + method.getDeclaringClass().getName()
						+ ": Spring's proxies see no call of methods that are final, private or static.",
				"Make the method public and not final, or move the annotation to the methods that are called from "
						+ "outside.");
	}

	/**
	 * Return what to do.
	 * @return a sentence
	 */
	public String action() {
		return this.action;
	}

}
