package io.hawcx.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

import io.hawcx.HawcxException;
import io.hawcx.emulator.fault.ConnectionFaultPlan;
import io.hawcx.emulator.fault.Fault;
import io.hawcx.emulator.fault.Faults;
import io.hawcx.emulator.fault.RequestFaultPlan;
import org.jspecify.annotations.Nullable;

/**
 * A fault, and what a client before each endpoint must make of it.
 *
 * @param name what it is called in the table
 * @param arming puts it in place for the endpoint
 * @param onConnections whether it strikes new connections only
 * @param expected the exception, or {@code null} where the call succeeds all the same
 */
record FaultCase(String name, BiFunction<Faults, Endpoint, Fault> arming, boolean onConnections,
		Function<Endpoint, @Nullable Class<? extends HawcxException>> expected) {

	private static final Duration SLOW = Duration.ofMillis(200);

	private static final Duration TOO_LATE = Cell.DEADLINE.plusSeconds(1);

	static List<FaultCase> all() {
		List<FaultCase> cases = new ArrayList<>();
		for (int status : new int[] { 301, 302, 303, 307, 308, 304, 400, 401, 403, 404, 405, 408, 409, 413, 422, 429,
				500, 501, 502, 503, 504, 599 }) {
			cases.add(lost("status " + status, (plan) -> plan.status(status)));
		}
		cases.add(unusable("status 200 of a gateway", (plan) -> plan.status(200)));
		cases.add(unusable("status 204", (plan) -> plan.status(204)));
		for (int status : new int[] { 429, 500, 502, 503, 504 }) {
			cases.add(passing("one status " + status, (plan) -> plan.times(1).status(status)));
		}
		cases.addAll(network());
		cases.addAll(connections());
		cases.addAll(bodies());
		cases.addAll(forgeries());
		return cases;
	}

	private static List<FaultCase> network() {
		return List.of(lost("no reply in time", (plan) -> plan.latency(TOO_LATE)),
				harmless("a late reply", (plan) -> plan.latency(Duration.ofMillis(50))),
				lost("reset in place of a reply", RequestFaultPlan::reset),
				lost("closed in place of a reply", RequestFaultPlan::close),
				passing("one reset in place of a reply", (plan) -> plan.times(1).reset()),
				passing("one reply closed after 1 byte", (plan) -> plan.times(1).truncate(1)),
				lost("truncated before the body", (plan) -> plan.truncate(0)),
				lost("truncated after 1 byte", (plan) -> plan.truncate(1)),
				lost("truncated after 40 bytes", (plan) -> plan.truncate(40)),
				lost("a body that trickles", (plan) -> plan.trickle(SLOW)),
				harmless("a body that comes byte by byte", (plan) -> plan.trickle(Duration.ofNanos(1))));
	}

	private static List<FaultCase> connections() {
		return List.of(lostConnection("connection reset at once", (plan) -> plan.reset(0)),
				lostConnection("connection reset in the head", (plan) -> plan.reset(20)),
				lostConnection("connection half closed at once", (plan) -> plan.halfClose(0)),
				lostConnection("connection half closed in the head", (plan) -> plan.halfClose(20)),
				lostConnection("blackhole at once", (plan) -> plan.blackhole(0)),
				lostConnection("blackhole in the head", (plan) -> plan.blackhole(20)),
				lostConnection("connection that trickles", (plan) -> plan.trickle(SLOW)),
				connection("connection that comes byte by byte", (plan) -> plan.trickle(Duration.ofNanos(1)),
						(endpoint) -> null));
	}

	private static List<FaultCase> bodies() {
		return List.of(lost("a body of 2 MiB", (plan) -> plan.oversize(2 * 1024 * 1024)),
				unusable("an empty body", (plan) -> plan.body("")),
				unusable("HTML", (plan) -> plan.body("<!DOCTYPE html><title>Sign in to the Wi-Fi</title>")),
				unusable("half a JSON object", (plan) -> plan.body("{\"a\":")),
				unusable("a JSON array", (plan) -> plan.body("[]")), unusable("JSON null", (plan) -> plan.body("null")),
				unusable("an empty JSON object", (plan) -> plan.body("{}")),
				unusable("JSON with a byte order mark", (plan) -> plan.body("\uFEFF{}")),
				unusable("bytes that are no UTF-8",
						(plan) -> plan.body("{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1))),
				unusable("JSON nested 100,000 deep", (plan) -> plan.body("[".repeat(100_000))));
	}

	private static List<FaultCase> forgeries() {
		Set<Endpoint> signed = EnumSet.of(Endpoint.TOKEN, Endpoint.DELEGATION, Endpoint.BEARER);
		Set<Endpoint> keyed = EnumSet.of(Endpoint.JWKS, Endpoint.TOKEN, Endpoint.DELEGATION, Endpoint.BEARER);
		return List.of(unverified("a dropped signature", RequestFaultPlan::dropSignature, signed),
				unverified("a wrong signature", RequestFaultPlan::wrongSignature, signed),
				unverified("a stranger's key", RequestFaultPlan::wrongKey, keyed),
				unverified("an earlier reply", RequestFaultPlan::replay,
						EnumSet.of(Endpoint.TOKEN, Endpoint.DELEGATION)),
				unverified("a clock 20 s ahead", (plan) -> plan.clockSkew(Duration.ofSeconds(20)),
						EnumSet.of(Endpoint.TOKEN)),
				request("a clock 1 h ahead", (plan) -> plan.clockSkew(Duration.ofHours(1)),
						(endpoint) -> signed.contains(endpoint) ? endpoint.lost() : null),
				request("a clock 2 h behind", (plan) -> plan.clockSkew(Duration.ofHours(-2)), FaultCase::behind),
				harmless("rotated keys", RequestFaultPlan::rotateKeys));
	}

	private static @Nullable Class<? extends HawcxException> behind(Endpoint endpoint) {
		return switch (endpoint) {
			case TOKEN -> endpoint.unverified();
			case DELEGATION, BEARER -> endpoint.lost();
			default -> null;
		};
	}

	private static FaultCase request(String name, Function<RequestFaultPlan, Fault> plan,
			Function<Endpoint, @Nullable Class<? extends HawcxException>> expected) {
		return new FaultCase(name, (faults, endpoint) -> plan.apply(faults.on(endpoint.path())), false, expected);
	}

	private static FaultCase connection(String name, Function<ConnectionFaultPlan, Fault> plan,
			Function<Endpoint, @Nullable Class<? extends HawcxException>> expected) {
		return new FaultCase(name, (faults, endpoint) -> plan.apply(faults.onConnections()), true, expected);
	}

	private static FaultCase lost(String name, Function<RequestFaultPlan, Fault> plan) {
		return request(name, plan, Endpoint::lost);
	}

	/**
	 * What a GET survives, being tried again, and what a POST, being sent once, does not.
	 * @param name the case's name
	 * @param plan the fault
	 * @return the case
	 */
	private static FaultCase passing(String name, Function<RequestFaultPlan, Fault> plan) {
		return request(name, plan, (endpoint) -> endpoint.isPost() ? endpoint.lost() : null);
	}

	private static FaultCase lostConnection(String name, Function<ConnectionFaultPlan, Fault> plan) {
		return connection(name, plan, Endpoint::lost);
	}

	private static FaultCase unusable(String name, Function<RequestFaultPlan, Fault> plan) {
		return request(name, plan, Endpoint::unusable);
	}

	private static FaultCase unverified(String name, Function<RequestFaultPlan, Fault> plan, Set<Endpoint> endpoints) {
		return request(name, plan, (endpoint) -> endpoints.contains(endpoint) ? endpoint.unverified() : null);
	}

	private static FaultCase harmless(String name, Function<RequestFaultPlan, Fault> plan) {
		return request(name, plan, (endpoint) -> null);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
