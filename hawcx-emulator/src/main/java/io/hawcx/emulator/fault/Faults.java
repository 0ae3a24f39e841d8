package io.hawcx.emulator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.hawcx.emulator.http.Handler;
import io.hawcx.emulator.http.LoopbackHost;
import io.hawcx.emulator.http.Reply;
import io.hawcx.emulator.http.Request;
import io.hawcx.emulator.http.TcpFault;
import org.jspecify.annotations.Nullable;

/**
 * The faults that are in place. A fault stays until it has struck as often as it was to,
 * is removed, or the emulator is closed; the 1,000 newest are kept. Thread-safe.
 *
 * <pre>
 * emulator.faults().on("/oauth2/token").times(1).status(503);
 * emulator.faults().on("/v1/management/**").percent(20).latency(Duration.ofSeconds(2));
 * emulator.faults().onConnections().times(1).reset(0);
 * </pre>
 *
 * @since 0.1.0
 */
public final class Faults {

	private static final int MAX_FAULTS = 1_000;

	private static final String OWN_PATH = "/emulator/faults";

	private final List<Fault> faults = new ArrayList<>();

	private final EarlierReplies earlier = new EarlierReplies();

	private final Skew skew;

	private final Runnable rotation;

	private int count;

	/**
	 * Create an empty list.
	 * @param skew what lets a thread see another time
	 * @param rotation what rotates the signing keys
	 */
	public Faults(Skew skew, Runnable rotation) {
		this.skew = skew;
		this.rotation = rotation;
	}

	/**
	 * Plan a fault for requests.
	 * @param path the path: {@code *} stands for anything within a segment, {@code **}
	 * for anything. {@code /emulator/faults} itself is spared.
	 * @return a plan that still has to be told what goes wrong
	 * @throws IllegalArgumentException if the path cannot be one
	 */
	public RequestFaultPlan on(String path) {
		return new RequestFaultPlan(this, PathPattern.of(path));
	}

	/**
	 * Plan a fault for new connections, below HTTP.
	 * @return a plan that still has to be told what goes wrong
	 */
	public ConnectionFaultPlan onConnections() {
		return new ConnectionFaultPlan(this);
	}

	/**
	 * Return the faults that are in place.
	 * @return the faults in the order in which they were put in place, without those that
	 * are over; immutable
	 */
	public synchronized List<Fault> list() {
		this.faults.removeIf(Fault::isOver);
		return List.copyOf(this.faults);
	}

	/**
	 * Remove all faults. What they have struck stays struck.
	 */
	public synchronized void clear() {
		this.faults.clear();
	}

	Faults copyOfNone() {
		return new Faults(this.skew, this.rotation);
	}

	synchronized boolean remove(String id) {
		return this.faults.removeIf((fault) -> fault.id().equals(id));
	}

	synchronized Fault add(PathPattern path, String name, Schedule schedule, Effect effect) {
		return add(new Fault(this, nextId(), name, path, schedule, effect));
	}

	synchronized Fault add(String name, Schedule schedule, TcpFault tcpFault) {
		return add(new Fault(this, nextId(), name, schedule, tcpFault));
	}

	private String nextId() {
		return "fault-" + ++this.count;
	}

	private Fault add(Fault fault) {
		this.faults.removeIf(Fault::isOver);
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
		for (Fault fault : list()) {
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
		for (Fault fault : list()) {
			TcpFault tcpFault = fault.strike();
			if (tcpFault != null) {
				return tcpFault;
			}
		}
		return null;
	}

}
