package io.hawcx.autoconfigure.tenant;

import java.util.Objects;
import java.util.function.Supplier;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's details as they were found last: its keys may change, its project does not.
 */
final class CurrentDetails implements HawcxConnectionDetails {

	private volatile HawcxConnectionDetails details;

	CurrentDetails(HawcxConnectionDetails details) {
		this.details = details;
	}

	boolean isOf(HawcxConnectionDetails found) {
		HawcxConnectionDetails known = this.details;
		return known.getBaseUrl().equals(found.getBaseUrl()) && known.getIssuer().equals(found.getIssuer())
				&& known.getConfigId().equals(found.getConfigId())
				&& Objects.equals(known.getClientId(), found.getClientId())
				&& (known.getSecretKey() == null) == (found.getSecretKey() == null)
				&& (known.getSigningKey() == null) == (found.getSigningKey() == null);
	}

	void replace(HawcxConnectionDetails found) {
		this.details = found;
	}

	@Override
	public String getBaseUrl() {
		return this.details.getBaseUrl();
	}

	@Override
	public String getConfigId() {
		return this.details.getConfigId();
	}

	@Override
	public String getIssuer() {
		return this.details.getIssuer();
	}

	@Override
	public @Nullable String getClientId() {
		return this.details.getClientId();
	}

	@Override
	public @Nullable SecretKey getSecretKey() {
		return this.details.getSecretKey();
	}

	@Override
	public @Nullable Supplier<SigningKey> getSigningKey() {
		if (this.details.getSigningKey() == null) {
			return null;
		}
		return () -> {
			Supplier<SigningKey> current = this.details.getSigningKey();
			if (current == null) {
				throw new IllegalStateException("The tenant's signing key is gone.");
			}
			return current.get();
		};
	}

}
