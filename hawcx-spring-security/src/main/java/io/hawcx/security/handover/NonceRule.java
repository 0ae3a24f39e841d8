package io.hawcx.security.handover;

import java.util.function.Predicate;

import io.hawcx.security.handover.HawcxCodeHandoverAuthenticationToken.NonceCheck;
import org.jspecify.annotations.Nullable;

/**
 * The nonce rule of one hand-over: where the session has outstanding nonces the id_token
 * carries one of them; where it has none, a token with a nonce is refused always and a
 * token without one unless nonces are optional.
 */
final class NonceRule implements NonceCheck {

	private final boolean issued;

	private final boolean required;

	private final Predicate<@Nullable String> consume;

	/**
	 * Create the rule.
	 * @param issued whether the session has outstanding nonces
	 * @param required whether it needs one
	 * @param consume takes a nonce from the session, and tells whether it was there
	 */
	NonceRule(boolean issued, boolean required, Predicate<@Nullable String> consume) {
		this.issued = issued;
		this.required = required;
		this.consume = consume;
	}

	@Override
	public boolean isPossible() {
		return this.issued || !this.required;
	}

	@Override
	public boolean accept(@Nullable String nonce) {
		if (this.issued) {
			return this.consume.test(nonce);
		}
		return nonce == null && !this.required;
	}

}
