package io.hawcx.security.handover;

import java.security.SecureRandom;
import java.time.Clock;
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

	private final OutstandingNonces nonces;

	SessionNonces(Clock clock, SecureRandom random) {
		this.nonces = new OutstandingNonces(clock, random);
	}

	String issue(HttpServletRequest request) {
		String nonce = this.nonces.random();
		HttpSession session = request.getSession();
		synchronized (WebUtils.getSessionMutex(session)) {
			session.setAttribute(ATTRIBUTE, this.nonces.with(session.getAttribute(ATTRIBUTE), nonce));
		}
		return nonce;
	}

	boolean anyOutstanding(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		return session != null && !this.nonces.of(session.getAttribute(ATTRIBUTE)).isEmpty();
	}

	boolean consume(HttpServletRequest request, @Nullable String nonce) {
		HttpSession session = request.getSession(false);
		if (session == null || nonce == null) {
			return false;
		}
		synchronized (WebUtils.getSessionMutex(session)) {
			Map<String, String> outstanding = this.nonces.of(session.getAttribute(ATTRIBUTE));
			boolean found = OutstandingNonces.take(outstanding, nonce);
			session.setAttribute(ATTRIBUTE, outstanding);
			return found;
		}
	}

}
