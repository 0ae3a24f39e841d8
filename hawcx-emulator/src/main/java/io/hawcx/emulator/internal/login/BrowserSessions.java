package io.hawcx.emulator.internal.login;

import java.time.Clock;
import java.time.Duration;

import io.hawcx.emulator.internal.crypto.RandomText;
import io.hawcx.emulator.internal.http.Reply;
import io.hawcx.emulator.internal.http.Request;
import io.hawcx.emulator.internal.state.ExpiringMap;
import org.jspecify.annotations.Nullable;

/**
 * The browsers that were here, by a cookie. Thread-safe.
 */
final class BrowserSessions {

	private static final Duration LIFETIME = Duration.ofHours(8);

	private final ExpiringMap<BrowserSession> sessions;

	private final String cookieName;

	BrowserSessions(String cookieName, Clock clock) {
		this.sessions = new ExpiringMap<>(clock);
		this.cookieName = cookieName;
	}

	@Nullable BrowserSession find(Request request) {
		return this.sessions.get(request.cookie(this.cookieName));
	}

	/**
	 * Give a session a new name, so that nobody who knew the old one shares it.
	 * @param session the session
	 * @param request the request that may name it
	 * @param reply the reply to put the new name on
	 * @return the reply with the cookie
	 */
	Reply rename(BrowserSession session, Request request, Reply reply) {
		this.sessions.remove(request.cookie(this.cookieName));
		String id = RandomText.token();
		this.sessions.put(id, session, LIFETIME);
		return reply.with("Set-Cookie", this.cookieName + "=" + id + "; Path=/; HttpOnly; SameSite=Lax");
	}

}
