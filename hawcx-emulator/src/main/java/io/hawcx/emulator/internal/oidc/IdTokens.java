package io.hawcx.emulator.internal.oidc;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.hawcx.emulator.internal.tenant.Tenant;
import io.hawcx.emulator.user.User;
import io.hawcx.emulator.user.Users;
import org.jspecify.annotations.Nullable;

/**
 * Issues id_tokens (protocol section 5).
 */
final class IdTokens {

	static final long LIFETIME_SECONDS = 3600;

	private final Tenant tenant;

	private final Users users;

	private final Clock clock;

	IdTokens(Tenant tenant, Users users, Clock clock) {
		this.tenant = tenant;
		this.users = users;
		this.clock = clock;
	}

	String issue(Grant grant) {
		long now = this.clock.instant().getEpochSecond();
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("iss", this.tenant.issuer());
		claims.put("sub", grant.subject());
		claims.put("aud", grant.clientId());
		claims.put("exp", now + LIFETIME_SECONDS);
		claims.put("iat", now);
		claims.put("nbf", now);
		claims.put("jti", UUID.randomUUID().toString());
		putIfKnown(claims, "nonce", grant.nonce());
		claims.put("amr", grant.amr());
		claims.put("acr", "urn:hawcx:pwdless:v1");
		claims.put("auth_time", grant.authTime().getEpochSecond());
		User user = this.users.find(grant.subject());
		if (user != null) {
			if (user.email() != null) {
				claims.put("email", user.email());
				claims.put("email_verified", true);
			}
			putIfKnown(claims, "phone_number", user.phone());
		}
		return this.tenant.idTokenKey().sign("JWT", claims);
	}

	private static void putIfKnown(Map<String, Object> claims, String name, @Nullable Object value) {
		if (value != null) {
			claims.put(name, value);
		}
	}

}
