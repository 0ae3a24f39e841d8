package io.hawcx.faults;

import java.time.Duration;
import java.util.Set;

import io.hawcx.DelegationRequestException;
import io.hawcx.DelegationResponseException;
import io.hawcx.DiscoveryException;
import io.hawcx.HawcxException;
import io.hawcx.ResponseSignatureException;
import io.hawcx.TokenExchangeException;
import io.hawcx.TokenVerificationException;
import io.hawcx.emulator.HawcxEmulator;

/**
 * What can fail, and which exceptions tell so: where there was no usable reply at all,
 * where a reply of success is not what it should be, and where it is not signed as it
 * should be.
 */
enum Endpoint {

	DISCOVERY("/.well-known/openid-configuration", DiscoveryException.class, DiscoveryException.class,
			DiscoveryException.class),

	JWKS("/.well-known/jwks.json", TokenVerificationException.class, TokenVerificationException.class,
			TokenVerificationException.class),

	TOKEN("/oauth2/token", TokenExchangeException.class, TokenExchangeException.class,
			TokenVerificationException.class),

	DELEGATION("/v1/management/users/mfa-enforcement", DelegationRequestException.class,
			DelegationResponseException.class, DelegationResponseException.class),

	BEARER("/v1/management/users/mfa-enforcement", DelegationRequestException.class, ResponseSignatureException.class,
			ResponseSignatureException.class);

	private final String path;

	private final Class<? extends HawcxException> lost;

	private final Class<? extends HawcxException> unusable;

	private final Class<? extends HawcxException> unverified;

	Endpoint(String path, Class<? extends HawcxException> lost, Class<? extends HawcxException> unusable,
			Class<? extends HawcxException> unverified) {
		this.path = path;
		this.lost = lost;
		this.unusable = unusable;
		this.unverified = unverified;
	}

	String path() {
		return this.path;
	}

	boolean isPost() {
		return this != DISCOVERY && this != JWKS;
	}

	Class<? extends HawcxException> lost() {
		return this.lost;
	}

	Class<? extends HawcxException> unusable() {
		return this.unusable;
	}

	Class<? extends HawcxException> unverified() {
		return this.unverified;
	}

	Subject subject(HawcxEmulator emulator, boolean async, Duration deadline, Set<String> secrets) {
		return switch (this) {
			case DELEGATION, BEARER -> new ManagementSubject(emulator, this, async, deadline, secrets);
			default -> new OAuthSubject(emulator, this, async, deadline, secrets);
		};
	}

}
