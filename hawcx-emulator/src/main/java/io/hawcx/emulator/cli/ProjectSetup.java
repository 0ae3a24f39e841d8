package io.hawcx.emulator.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.EmulatorTenant;
import io.hawcx.emulator.internal.user.UserStore;
import io.hawcx.emulator.tenant.Client;

/**
 * The users and clients of a project. Not thread-safe.
 */
final class ProjectSetup {

	private final Map<String, UserSetup> users = new LinkedHashMap<>();

	private final List<Client> clients = new ArrayList<>();

	void user(String name, String email, UserSetup user) {
		if (!UserStore.isEmail(email)) {
			throw new IllegalArgumentException(name + " is not an e-mail address.");
		}
		this.users.put(email, user);
	}

	void client(String name, String id, ClientSetup client) {
		this.clients.add(client.toClient(name, id));
	}

	void apply(EmulatorTenant tenant) {
		this.clients.forEach(tenant::registerClient);
		this.users.forEach((email, user) -> user.apply(email, tenant.users()));
	}

}
