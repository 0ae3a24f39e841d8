package io.hawcx.emulator.internal.http;

import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Which names of this machine a request may ask for. A page of another origin whose name
 * was made to point at loopback (DNS rebinding) still sends its own name.
 */
public final class LoopbackHost {

	private static final Pattern HOST_AND_PORT = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

	private LoopbackHost() {
	}

	/**
	 * Return whether a {@code Host} header names loopback, with any port or none.
	 * @param host the header's value
	 * @return whether it does
	 */
	public static boolean matches(@Nullable String host) {
		return host != null && HOST_AND_PORT.matcher(host.toLowerCase(Locale.ROOT)).matches();
	}

}
