package io.hawcx.emulator.internal.fault;

import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.emulator.fault.Fault;
import io.hawcx.emulator.internal.http.RefusedException;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.http.Router;
import io.hawcx.emulator.internal.json.Json;

/**
 * Answers {@code /emulator/faults}: POST puts a fault in place, GET lists them, DELETE
 * removes the one that {@code id} names, or all.
 */
public final class FaultsEndpoint {

	private final ActiveFaults faults;

	/**
	 * Create the endpoint.
	 * @param faults the faults
	 */
	public FaultsEndpoint(ActiveFaults faults) {
		this.faults = faults;
	}

	/**
	 * Let a router answer the endpoint's path.
	 * @param router the router
	 */
	public void addTo(Router router) {
		router.get("/emulator/faults", (request) -> list());
		router.post("/emulator/faults", this::add);
		router.delete("/emulator/faults", this::remove);
	}

	private Reply list() {
		return Reply.json(200, Map.of("faults", this.faults.list().stream().map(FaultsEndpoint::asMap).toList()));
	}

	private Reply add(Request request) {
		// No page of another origin can send JSON without asking first.
		if (!request.isOfType("application/json")) {
			throw new RefusedException(Reply.gateway(400, "The content type is not application/json."));
		}
		try {
			return Reply.json(201, asMap(FaultJson.add(Json.readObject(request.body()), this.faults)));
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedException(Reply.gateway(400, "The fault is not usable: " + ex.getMessage() + "."));
		}
	}

	private Reply remove(Request request) {
		String id;
		try {
			id = request.queryParameters().get("id");
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedException(Reply.gateway(400, "The query cannot be read."));
		}
		if (id == null) {
			this.faults.clear();
		}
		else if (!this.faults.remove(id)) {
			throw new RefusedException(Reply.gateway(404, "There is no fault of this id."));
		}
		return list();
	}

	private static Map<String, Object> asMap(Fault fault) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("id", fault.id());
		members.put("path", fault.path());
		members.put("fault", fault.name());
		members.put("hits", fault.hits());
		return members;
	}

}
