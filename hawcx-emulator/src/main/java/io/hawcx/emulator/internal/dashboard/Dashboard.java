package io.hawcx.emulator.internal.dashboard;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.internal.http.Handler;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.login.Pages;
import io.hawcx.emulator.internal.signin.OneTimeCodes;
import io.hawcx.emulator.internal.signin.SignInServices;
import io.hawcx.emulator.internal.tenant.Tenant;
import io.hawcx.emulator.internal.tenant.TenantAddress;
import io.hawcx.emulator.request.RecordedRequest;
import io.hawcx.emulator.request.Requests;
import io.hawcx.emulator.tenant.Client;
import io.hawcx.emulator.user.User;

/**
 * Answers {@code GET /emulator}: clients, users, the one-time codes that were just sent,
 * and the last requests with the reason of each refusal. It shows no key, no token and
 * nothing that an application sent but paths and client ids.
 */
public final class Dashboard implements Handler {

	/** How many requests, users and clients are shown at most. */
	private static final int SHOWN = 50;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);

	private final Tenant tenant;

	private final SignInServices signIns;

	private final Requests requests;

	private final List<String> tenants;

	private final Pages pages;

	/**
	 * Create the page.
	 * @param tenant whose it is
	 * @param signIns the users, their codes and what they have to approve
	 * @param requests the tenant's requests
	 * @param tenants the names of all tenants that have one
	 * @param pages the pages
	 */
	public Dashboard(Tenant tenant, SignInServices signIns, Requests requests, List<String> tenants, Pages pages) {
		this.tenant = tenant;
		this.signIns = signIns;
		this.requests = requests;
		this.tenants = tenants;
		this.pages = pages;
	}

	@Override
	public Reply handle(Request request) {
		List<Client> clients = this.tenant.clients();
		List<User> all = this.signIns.users().all();
		Map<String, Object> model = new LinkedHashMap<>();
		model.put("title", "Dashboard");
		model.put("issuer", this.tenant.issuer());
		model.put("configId", this.tenant.configId());
		model.put("hasTenants", !this.tenants.isEmpty());
		model.put("tenants", tenants());
		model.put("codes", this.signIns.codes().recent().stream().map(Dashboard::code).toList());
		List<String> waiting = this.signIns.approvals().waiting();
		model.put("hasApprovals", !waiting.isEmpty());
		model.put("approvals", waiting);
		model.put("users", all.stream().limit(SHOWN).map(Dashboard::user).toList());
		model.put("moreUsers", more(all.size()));
		model.put("clients", clients.stream().limit(SHOWN).map(this::client).toList());
		model.put("moreClients", more(clients.size()));
		putRequests(model, filter(request));
		return this.pages.render(200, "dashboard", model, null);
	}

	private List<Map<String, Object>> tenants() {
		String own = this.tenant.address().name();
		List<Map<String, Object>> links = new ArrayList<>();
		if (!this.tenants.isEmpty()) {
			links.add(Map.of("label", "Default", "query", "", "current", own == null));
		}
		this.tenants.forEach((name) -> links.add(Map.of("label", name, "query",
				new TenantAddress(this.tenant.issuer(), name).query(), "current", name.equals(own))));
		return links;
	}

	private static StatusFilter filter(Request request) {
		try {
			return StatusFilter.find(request.queryParameters().get("status"));
		}
		catch (IllegalArgumentException ex) {
			return StatusFilter.ALL;
		}
	}

	private void putRequests(Map<String, Object> model, StatusFilter chosen) {
		List<RecordedRequest> latest = new ArrayList<>(this.requests.matching(chosen::matches).list());
		Collections.reverse(latest);
		TenantAddress address = this.tenant.address();
		model.put("query", chosen.query(address));
		model.put("filters", Arrays.stream(StatusFilter.values())
			.map((each) -> Map.of("label", each.label(), "query", each.query(address), "current", each == chosen))
			.toList());
		model.put("requests", latest.stream().limit(SHOWN).map(Dashboard::request).toList());
		model.put("nothing", (chosen == StatusFilter.ALL) ? "None so far." : "None of this kind.");
	}

	private static String more(int size) {
		return (size > SHOWN) ? "And " + (size - SHOWN) + " more." : "";
	}

	private static Map<String, Object> code(OneTimeCodes.Sent sent) {
		return Map.of("code", sent.code(), "to", sent.to(), "time", time(sent.instant()));
	}

	private static Map<String, Object> user(User user) {
		return Map.of("identifier", user.identifier(), "subject", user.subject(), "phone",
				(user.phone() != null) ? user.phone() : "none", "method", user.mfaMethod().wireName(), "enforcement",
				user.mfaEnforcement());
	}

	private Map<String, Object> client(Client client) {
		boolean anyLoopback = this.tenant.allowsRedirect(client, this.tenant.issuer() + "/any");
		return Map.of("id", client.id(), "kind", client.isConfidential() ? "confidential" : "public", "uris",
				client.redirectUris(), "anyLoopback", client.redirectUris().isEmpty() && anyLoopback, "none",
				client.redirectUris().isEmpty() && !anyLoopback);
	}

	private static Map<String, Object> request(RecordedRequest request) {
		Map<String, Object> model = new LinkedHashMap<>();
		model.put("time", time(request.instant()));
		model.put("line", request.method() + " " + request.path());
		model.put("status", (request.status() > 0) ? request.status() : "no answer");
		model.put("refused", request.isRefused());
		model.put("reason", (request.reason() != null) ? request.reason() : "");
		model.put("client", (request.clientId() != null) ? request.clientId() : "");
		return model;
	}

	private static String time(Instant instant) {
		return TIME.format(instant);
	}

}
