package io.hawcx.security.handover;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.WebUtils;

/**
 * The nonces that a session was issued and has not used: at most eight, for a few open
 * pages, each for ten minutes. They lie in the session as text in a JDK map, which every
 * serializer takes, replaced rather than changed, so that a distributed session store
 * sees every step. In sessions of the container a nonce is consumed once; in others two
 * requests at the same instant may both find it, and Hawcx takes their code once.
 */
final class SessionNonces {

	static final String ATTRIBUTE = SessionNonces.class.getName();

	static final int MOST = 8;

	static final Duration LIFETIME = Duration.ofMinutes(10);

	private static final int BYTES = 32;

	private final Clock clock;

	private final SecureRandom random;

	SessionNonces(Clock clock, SecureRandom random) {
		this.clock = clock;
		this.random = random;
	}

	String issue(HttpServletRequest request) {
		byte[] bytes = new byte[BYTES];
		this.random.nextBytes(bytes);
		String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
		HttpSession session = request.getSession();
		synchronized (WebUtils.getSessionMutex(session)) {
			Map<String, String> nonces = outstanding(session);
			Iterator<String> oldest = nonces.keySet().iterator();
			while (nonces.size() >= MOST) {
				oldest.next();
				oldest.remove();
			}
			nonces.put(nonce, String.valueOf(this.clock.instant().plus(LIFETIME).toEpochMilli()));
			session.setAttribute(ATTRIBUTE, nonces);
		}
		return nonce;
	}

	boolean anyOutstanding(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return session != null && !outstanding(session).isEmpty();
	}

	boolean consume(HttpServletRequest request, @Nullable String nonce) {
		HttpSession session = request.getSession(false);
		if (session == null || nonce == null) {
			return false;
		}
		synchronized (WebUtils.getSessionMutex(session)) {
			Map<String, String> nonces = outstanding(session);
			boolean found = nonces.keySet().removeIf((issued) -> same(issued, nonce));
			session.setAttribute(ATTRIBUTE, nonces);
			return found;
		}
	}

	private Map<String, String> outstanding(HttpSession session) {
		Map<String, String> nonces = new LinkedHashMap<>();
		if (session.getAttribute(ATTRIBUTE) instanceof Map<?, ?> stored) {
			long now = this.clock.millis();
			stored.forEach((nonce, expiry) -> {
				if (nonce instanceof String text && expiry instanceof String time && Long.parseLong(time) > now) {
					nonces.put(text, time);
				}
			});
		}
		return nonces;
	}

	private static boolean same(String issued, String nonce) {
		return MessageDigest.isEqual(issued.getBytes(StandardCharsets.UTF_8), nonce.getBytes(StandardCharsets.UTF_8));
	}

}
