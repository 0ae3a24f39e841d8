package io.hawcx.oauth;

/**
 * A discovery document is another issuer's. What to correct, each client says by the
 * names of its own settings: several may share the document.
 */
final class OtherIssuerException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	OtherIssuerException(String message) {
		super(message);
	}

}
