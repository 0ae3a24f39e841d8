package io.hawcx.emulator.internal.request;

import java.util.function.Function;

import io.hawcx.emulator.internal.http.Handler;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.tenant.Tenant;
import org.jspecify.annotations.Nullable;

/**
 * Records what another handler answers.
 */
public final class Recorder implements Handler {

	private static final int MAX_PATH = 200;

	private static final int SHOWN = 8;

	private final RequestLog log;

	private final Function<Request, Tenant> tenants;

	private final Handler handler;

	/**
	 * Create a recorder.
	 * @param log where to record
	 * @param tenants who is asked by a request, and whose ids are known
	 * @param handler who answers
	 */
	public Recorder(RequestLog log, Function<Request, Tenant> tenants, Handler handler) {
		this.log = log;
		this.tenants = tenants;
		this.handler = handler;
	}

	@Override
	public Reply handle(Request request) {
		// What tells the tenant may be used up by the answer.
		Tenant tenant = this.tenants.apply(request);
		Reply reply = this.handler.handle(request);
		if (reply.reason() != null || !isOwnPage(request.path())) {
			this.log.add(line(request, tenant), reply.isSent() ? reply.status() : 0, reply.reason());
		}
		return reply;
	}

	private static boolean isOwnPage(String path) {
		return path.equals("/emulator") || path.startsWith("/emulator/");
	}

	private static LoggedRequest.Line line(Request request, Tenant tenant) {
		// What came as an unknown id may be a secret in the wrong place.
		String clientId = ClientIds.of(request);
		String configId = request.header("X-Config-Id");
		return new LoggedRequest.Line(cut(request.method(), 20), cut(request.path(), MAX_PATH), tenant.address().name(),
				(tenant.client(clientId) != null) ? clientId : cutOrNull(clientId),
				tenant.configId().equals(configId) ? configId : cutOrNull(configId));
	}

	private static @Nullable String cutOrNull(@Nullable String text) {
		return (text != null) ? cut(text, SHOWN) : null;
	}

	private static String cut(String text, int length) {
		String clean = text.replaceAll("\\p{Cntrl}", "?");
		return (clean.length() > length) ? clean.substring(0, length) + "…" : clean;
	}

}
