package io.hawcx.emulator.internal.auth;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import io.hawcx.emulator.internal.http.Handler;
import io.hawcx.emulator.internal.http.RefusedException;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;

/**
 * Lets pages of loopback origins call, and no others. Native apps, which send no origin,
 * may call too.
 */
public final class Origins {

	private static final Pattern LOOPBACK = Pattern
		.compile("https?://(([a-z0-9-]+\\.)*localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

	private static final String HEADERS = "content-type, x-config-id, x-hawcx-platform, x-hawcx-protocol-version, "
			+ "x-hawcx-sdk, x-hawcx-sdk-version, x-os, x-relying-party";

	private Origins() {
	}

	/**
	 * Let a handler be called by pages.
	 * @param handler who answers
	 * @return who answers, with the headers that pages need
	 */
	public static Handler allow(Handler handler) {
		return (request) -> {
			check(request);
			try {
				return shared(request, handler.handle(request));
			}
			catch (RefusedException ex) {
				return shared(request, ex.reply());
			}
		};
	}

	/**
	 * Answer what a browser asks before it calls.
	 * @param request the request
	 * @return which headers and methods it may send
	 */
	public static Reply preflight(Request request) {
		check(request);
		return shared(request, new Reply(204, Map.of("Access-Control-Allow-Methods", "POST, GET",
				"Access-Control-Allow-Headers", HEADERS, "Access-Control-Max-Age", "600"), new byte[0]));
	}

	private static void check(Request request) {
		String origin = request.header("Origin");
		if (origin != null && !LOOPBACK.matcher(origin.toLowerCase(Locale.ROOT)).matches()) {
			throw new RefusedException(
					Reply.gateway(403, "The emulator answers pages of this machine only.").with("Vary", "Origin"));
		}
	}

	private static Reply shared(Request request, Reply reply) {
		String origin = request.header("Origin");
		Reply varied = reply.with("Vary", "Origin");
		return (origin != null) ? varied.with("Access-Control-Allow-Origin", origin)
			.with("Access-Control-Expose-Headers", "x-request-id") : varied;
	}

}
