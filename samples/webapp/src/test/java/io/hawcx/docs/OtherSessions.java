package io.hawcx.docs;

import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/**
 * Ends the sessions of a user on other devices.
 */
@Component
public class OtherSessions {

	private final FindByIndexNameSessionRepository<? extends Session> sessions;

	OtherSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
		this.sessions = sessions;
	}

	/**
	 * End the sessions of a user but for one.
	 * @param user the user's name, as {@code Authentication.getName()} tells it
	 * @param kept the id of the session that goes on
	 */
	public void end(String user, String kept) {
		this.sessions.findByPrincipalName(user)
			.keySet()
			.stream()
			.filter((id) -> !id.equals(kept))
			.forEach(this.sessions::deleteById);
	}

}
