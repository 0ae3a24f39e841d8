package io.hawcx.emulator.internal.fault;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.emulator.internal.http.Handler;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * The last good reply to each path, to be replayed to the same tenant. Thread-safe.
 */
final class EarlierReplies {

	private static final int MAX_PATHS = 50;

	private static final int MAX_BODY = 64 * 1024;

	private final Map<String, Reply> replies = new LinkedHashMap<>();

	Reply record(Request request, Handler handler) {
		Reply reply = handler.handle(request);
		if (reply.status() == 200 && reply.body().length <= MAX_BODY) {
			remember(key(request), reply);
		}
		return reply;
	}

	private static String key(Request request) {
		return request + " " + request.header("X-Config-Id");
	}

	private synchronized void remember(String request, Reply reply) {
		this.replies.remove(request);
		if (this.replies.size() == MAX_PATHS) {
			this.replies.remove(this.replies.keySet().iterator().next());
		}
		this.replies.put(request, reply);
	}

	Reply replay(Request request, Handler next) {
		Reply earlier = find(key(request));
		return (earlier != null) ? earlier : next.handle(request);
	}

	private synchronized @Nullable Reply find(String request) {
		return this.replies.get(request);
	}

}
