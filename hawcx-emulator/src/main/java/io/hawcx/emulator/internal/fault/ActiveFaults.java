package io.hawcx.emulator.internal.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.hawcx.emulator.fault.ConnectionFaultPlan;
import io.hawcx.emulator.fault.Fault;
import io.hawcx.emulator.fault.Faults;
import io.hawcx.emulator.fault.RequestFaultPlan;
import io.hawcx.emulator.internal.http.Handler;
import io.hawcx.emulator.internal.http.LoopbackHost;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.http.TcpFault;
import org.jspecify.annotations.Nullable;

/**
 * The faults of one emulator, and what puts them before its handlers. Thread-safe.
 */
public final class ActiveFaults implements Faults {

	private static final int MAX_FAULTS = 1_000;

	private static final String OWN_PATH = "/emulator/faults";

	private final List<ActiveFault> faults = new ArrayList<>();

	private final EarlierReplies earlier = new EarlierReplies();

	private final Skew skew;

	private final Runnable rotation;

	private int count;

	/**
	 * Create an empty list.
	 * @param skew what lets a thread see another time
	 * @param rotation what rotates the signing keys
	 */
	public ActiveFaults(Skew skew, Runnable rotation) {
		this.skew = skew;
		this.rotation = rotation;
	}

	@Override
	public RequestFaultPlan on(String path) {
		return new RequestPlan(this, PathPattern.of(path));
	}

	@Override
	public ConnectionFaultPlan onConnections() {
		return new ConnectionPlan(this);
	}

	@Override
	public synchronized List<Fault> list() {
		return List.copyOf(active());
	}

	private synchronized List<ActiveFault> active() {
		this.faults.removeIf(ActiveFault::isOver);
		return List.copyOf(this.faults);
	}

	@Override
	public synchronized void clear() {
		this.faults.clear();
	}

	ActiveFaults copyOfNone() {
		return new ActiveFaults(this.skew, this.rotation);
	}

	synchronized boolean remove(String id) {
		return this.faults.removeIf((fault) -> fault.id().equals(id));
	}

	synchronized Fault add(PathPattern path, String name, Schedule schedule, Effect effect) {
		return add(new ActiveFault(this, nextId(), name, path, schedule, effect));
	}

	synchronized Fault add(String name, Schedule schedule, TcpFault tcpFault) {
		return add(new ActiveFault(this, nextId(), name, schedule, tcpFault));
	}

	private String nextId() {
		return "fault-" + ++this.count;
	}

	private Fault add(ActiveFault fault) {
		this.faults.removeIf(ActiveFault::isOver);
		if (this.faults.size() == MAX_FAULTS) {
			this.faults.remove(0);
		}
		this.faults.add(fault);
		return fault;
	}

	Effect skewed(Duration duration) {
		return (request, next) -> this.skew.skewed(duration, () -> next.handle(request));
	}

	Effect replayed() {
		return Effect.answering(this.earlier::replay);
	}

	Effect rotated() {
		return (request, next) -> {
			this.rotation.run();
			return next.handle(request);
		};
	}

	/**
	 * Put the faults before a handler.
	 * @param handler who answers rightly
	 * @return who answers wrongly where a fault strikes
	 */
	public Handler before(Handler handler) {
		return (request) -> handle(request, (each) -> this.earlier.record(each, handler));
	}

	private Reply handle(Request request, Handler handler) {
		// Whoever is not to be answered at all gets no earlier reply either.
		if (request.path().equals(OWN_PATH) || !LoopbackHost.matches(request.header("Host"))) {
			return handler.handle(request);
		}
		List<String> struck = new ArrayList<>();
		List<Effect> effects = new ArrayList<>();
		for (ActiveFault fault : active()) {
			Effect effect = fault.strike(request.path());
			if (effect != null) {
				struck.add(fault.name());
				effects.add(effect.isAnswer() ? 0 : effects.size(), effect);
			}
		}
		Handler next = handler;
		for (Effect effect : effects) {
			Handler inner = next;
			next = (each) -> effect.apply(each, inner);
		}
		Reply reply = next.handle(request);
		return struck.isEmpty() ? reply : reply.because(reason(struck, reply.reason()));
	}

	private static String reason(List<String> struck, @Nullable String reason) {
		return "fault: " + String.join(", ", struck) + ((reason != null) ? "; " + reason : "");
	}

	/**
	 * Decide what happens to a new connection.
	 * @return the fault, or {@code null} for none
	 */
	public @Nullable TcpFault onAccept() {
		for (ActiveFault fault : active()) {
			TcpFault tcpFault = fault.strike();
			if (tcpFault != null) {
				return tcpFault;
			}
		}
		return null;
	}

}
