package io.hawcx.emulator.internal.login;

import io.hawcx.emulator.internal.http.Handler;
import io.hawcx.emulator.internal.http.RefusedException;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;

/**
 * Adds {@code iss} to what an application is answered, be it a code or an error (RFC
 * 9207, section 2).
 */
public final class ResponseIssuer {

	private final String issuer;

	private final boolean sent;

	/**
	 * Create it.
	 * @param issuer the issuer
	 * @param sent whether anything is added at all
	 */
	public ResponseIssuer(String issuer, boolean sent) {
		this.issuer = issuer;
		this.sent = sent;
	}

	Handler in(Handler handler) {
		return this.sent ? (request) -> add(answer(handler, request)) : handler;
	}

	private static Reply answer(Handler handler, Request request) {
		try {
			return handler.handle(request);
		}
		catch (RefusedException ex) {
			return ex.reply();
		}
	}

	private Reply add(Reply reply) {
		String location = reply.headers().get("Location");
		// What begins with a slash goes on to the login page: it answers nobody.
		return (location == null || location.startsWith("/")) ? reply
				: reply.with("Location", location + "&iss=" + Operations.encode(this.issuer));
	}

}
