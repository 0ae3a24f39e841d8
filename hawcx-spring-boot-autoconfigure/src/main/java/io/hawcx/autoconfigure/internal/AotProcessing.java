package io.hawcx.autoconfigure.internal;

import org.springframework.context.aot.AbstractAotProcessor;

/**
 * Tells whether the application is being processed ahead of time (AOT): conditions are
 * evaluated then, with the properties of the build, and no bean is created.
 */
public final class AotProcessing {

	private AotProcessing() {
	}

	public static boolean isActive() {
		return Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING);
	}

}
