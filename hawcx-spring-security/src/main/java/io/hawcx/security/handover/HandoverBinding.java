package io.hawcx.security.handover;

import java.util.Locale;

import org.apache.commons.logging.Log;

import org.springframework.core.log.LogMessage;

/**
 * Which code a session accepts.
 *
 * @since 0.1.0
 */
public enum HandoverBinding {

	/**
	 * A code with the verifier that the page sends along, or with one that this session
	 * began with. This is how the vendor's web SDK is documented to be used. A code that
	 * is stolen together with its verifier works in another session.
	 */
	ANY,

	/**
	 * Only a code of a login that this session began: with its PKCE challenge, or with a
	 * nonce that comes back in the id_token.
	 */
	SESSION;

	/**
	 * Warn of a chain in which any site can sign a visitor in as somebody else.
	 * @param logger where to
	 * @param path where codes are posted
	 */
	void warnOfMissingCsrf(Log logger, String path) {
		if (this == ANY) {
			logger.warn(LogMessage
				.format("Codes posted to %s are taken without CSRF protection, so that another site can "
						+ "sign a visitor in as somebody else (login CSRF): enable it in that chain, or set the binding "
						+ "to session (hawcx.login.code-handover.binding).", path));
		}
	}

	// At start, since what a session accepts is the application's to decide.
	void log(Log logger, String path) {
		logger.info(LogMessage.format("Codes of Hawcx may be posted to %s; binding: %s (%s)", path,
				name().toLowerCase(Locale.ROOT), (this == ANY) ? "a code with its verifier is taken in any session"
						: "only codes of logins that the session began are taken"));
	}

}
