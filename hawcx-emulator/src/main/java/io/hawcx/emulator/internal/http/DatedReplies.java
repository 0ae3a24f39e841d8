package io.hawcx.emulator.internal.http;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Dates replies by the emulator's clock (RFC 9110 section 6.6.1), unless they are dated:
 * an application whose clock is wrong can tell it by that header.
 */
public final class DatedReplies implements Handler {

	private static final DateTimeFormatter FORMAT = DateTimeFormatter
		.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
		.withZone(ZoneOffset.UTC);

	private final Handler handler;

	private final Clock clock;

	/**
	 * Create a handler.
	 * @param handler who answers
	 * @param clock what dates come from
	 */
	public DatedReplies(Handler handler, Clock clock) {
		this.handler = handler;
		this.clock = clock;
	}

	@Override
	public Reply handle(Request request) {
		Reply reply = this.handler.handle(request);
		return reply.headers().containsKey("Date") ? reply : reply.with("Date", FORMAT.format(this.clock.instant()));
	}

}
