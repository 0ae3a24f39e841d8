package io.hawcx.security.token;

import java.util.ArrayList;
import java.util.List;

/**
 * Sessions of nobody that leave no room in memory until it is emptied.
 */
public final class FullMemory {

	private final InMemorySessions memory;

	private final List<String> ids = new ArrayList<>();

	private FullMemory(InMemorySessions memory) {
		this.memory = memory;
	}

	/**
	 * Fill the memory.
	 */
	public static FullMemory of(HawcxAccessTokens tokens) {
		FullMemory full = new FullMemory(tokens.memory());
		while (full.memory.size() < InMemorySessions.MOST) {
			InMemorySession session = full.memory.createSession();
			full.memory.save(session);
			full.ids.add(session.getId());
		}
		return full;
	}

	/**
	 * Make room again.
	 */
	public void empty() {
		this.ids.forEach(this.memory::deleteById);
	}

}
