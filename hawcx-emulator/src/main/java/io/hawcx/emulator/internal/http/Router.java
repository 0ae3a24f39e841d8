package io.hawcx.emulator.internal.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds who answers a request by its exact path. It is filled before the server starts
 * and only read afterwards.
 */
public final class Router implements Handler {

	private static final Logger logger = LoggerFactory.getLogger(Router.class);

	private final Map<String, Map<String, Handler>> routes = new LinkedHashMap<>();

	private final Map<String, Handler> prefixes = new LinkedHashMap<>();

	/**
	 * Answer GET (and HEAD) requests for a path.
	 * @param path the exact path
	 * @param handler who answers
	 * @return this router
	 */
	public Router get(String path, Handler handler) {
		return route("GET", path, handler);
	}

	/**
	 * Answer POST requests for a path.
	 * @param path the exact path
	 * @param handler who answers
	 * @return this router
	 */
	public Router post(String path, Handler handler) {
		return route("POST", path, handler);
	}

	/**
	 * Answer OPTIONS requests for a path.
	 * @param path the exact path
	 * @param handler who answers
	 * @return this router
	 */
	public Router options(String path, Handler handler) {
		return route("OPTIONS", path, handler);
	}

	/**
	 * Answer DELETE requests for a path.
	 * @param path the exact path
	 * @param handler who answers
	 * @return this router
	 */
	public Router delete(String path, Handler handler) {
		return route("DELETE", path, handler);
	}

	/**
	 * Answer requests of every method whose path begins so and has no route of its own.
	 * @param prefix what the path begins with
	 * @param handler who answers
	 * @return this router
	 */
	public Router under(String prefix, Handler handler) {
		this.prefixes.put(prefix, handler);
		return this;
	}

	private Router route(String method, String path, Handler handler) {
		this.routes.computeIfAbsent(path, (key) -> new TreeMap<>()).put(method, handler);
		return this;
	}

	@Override
	public Reply handle(Request request) {
		try {
			if (!LoopbackHost.matches(request.header("Host"))) {
				return Reply.gateway(421, "The emulator answers for localhost, 127.0.0.1 and [::1] only.");
			}
			return dispatch(request);
		}
		catch (RefusedException ex) {
			return ex.reply();
		}
		catch (RuntimeException ex) {
			logger.error("The emulator failed to answer {}", request, ex);
			return Reply.gateway(500, "The emulator failed, its log says why.");
		}
	}

	private Reply dispatch(Request request) {
		Map<String, Handler> methods = this.routes.get(request.path());
		if (methods != null) {
			Handler handler = methods.get(request.method().equals("HEAD") ? "GET" : request.method());
			return (handler != null) ? handler.handle(request)
					: Reply.gateway(405, "Method not allowed").with("Allow", String.join(", ", methods.keySet()));
		}
		Handler handler = byPrefix(request.path());
		return (handler != null) ? handler.handle(request) : Reply.detail(404, "Not Found");
	}

	private @Nullable Handler byPrefix(String path) {
		for (Map.Entry<String, Handler> entry : this.prefixes.entrySet()) {
			if (path.startsWith(entry.getKey())) {
				return entry.getValue();
			}
		}
		return null;
	}

}
