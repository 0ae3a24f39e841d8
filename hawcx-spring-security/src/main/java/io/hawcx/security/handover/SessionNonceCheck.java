package io.hawcx.security.handover;

import io.hawcx.security.handover.HawcxCodeHandoverAuthenticationToken.NonceCheck;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The nonce rule of one hand-over: where the session has outstanding nonces the id_token
 * carries one of them; where it has none, a token with a nonce is refused always and a
 * token without one unless nonces are optional.
 */
final class SessionNonceCheck implements NonceCheck {

	private final SessionNonces nonces;

	private final HttpServletRequest request;

	private final boolean required;

	private final boolean issued;

	SessionNonceCheck(SessionNonces nonces, HttpServletRequest request, boolean required) {
		this.nonces = nonces;
		this.request = request;
		this.required = required;
		this.issued = nonces.anyOutstanding(request);
	}

	@Override
	public boolean isPossible() {
		return this.issued || !this.required;
	}

	@Override
	public boolean accept(@Nullable String nonce) {
		if (this.issued) {
			return this.nonces.consume(this.request, nonce);
		}
		return nonce == null && !this.required;
	}

}
