package io.hawcx.emulator.internal.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.hawcx.emulator.internal.http.Delivery;
import io.hawcx.emulator.internal.http.Reply;

/**
 * What faults do that know of nothing but the reply.
 */
final class Effects {

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,100}");

	private static final Pattern VALUE = Pattern.compile("[ -~]{0,1000}");

	/** The server writes these itself. */
	private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding", "trailer", "upgrade");

	private Effects() {
	}

	private static Effect delivery(UnaryOperator<Delivery> change) {
		return (request, next) -> {
			Reply reply = next.handle(request);
			return reply.delivered(change.apply(reply.delivery()));
		};
	}

	static Effect latency(Duration delay) {
		return delivery((delivery) -> delivery.after(delay));
	}

	static Effect trickle(Duration pause) {
		return delivery((delivery) -> delivery.trickling(pause));
	}

	static Effect truncate(int bytes) {
		return delivery((delivery) -> delivery.truncated(bytes, false));
	}

	static Effect noReply(boolean reset) {
		return delivery((delivery) -> delivery.none(reset));
	}

	static Effect status(int status) {
		Reply reply = Reply.json(status, Map.of("message", "A fault of the emulator answers with " + status + "."));
		if (status == 204 || status == 304) {
			reply = reply.withBody(new byte[0]).without("Content-Type");
		}
		Reply answer = (status / 100 == 3) ? reply.with("Location", "/.well-known/jwks.json") : reply;
		return Effect.answering((request, next) -> answer);
	}

	static Effect oversize(int bytes) {
		return (request, next) -> {
			Reply reply = next.handle(request);
			int length = reply.body().length;
			byte[] body = Arrays.copyOf(reply.body(), Math.max(bytes, length));
			Arrays.fill(body, length, body.length, (byte) ' ');
			return reply.withBody(body);
		};
	}

	static Effect tamper(Tampering tampering) {
		return (request, next) -> tampering.apply(next.handle(request));
	}

	static Effect header(String name, String value) {
		if (!NAME.matcher(name).matches() || FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
			throw new IllegalArgumentException("header is not the name of a header that can be changed");
		}
		if (!VALUE.matcher(value).matches()) {
			throw new IllegalArgumentException("value has other than 0 to 1000 visible ASCII characters and spaces");
		}
		return (request, next) -> {
			Reply reply = next.handle(request);
			for (String each : Set.copyOf(reply.headers().keySet())) {
				reply = each.equalsIgnoreCase(name) ? reply.without(each) : reply;
			}
			return value.isEmpty() ? reply : reply.with(name, value);
		};
	}

}
