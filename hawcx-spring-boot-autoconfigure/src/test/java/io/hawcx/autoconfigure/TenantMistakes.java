package io.hawcx.autoconfigure;

import java.util.stream.Stream;

/**
 * What people write by mistake about tenants, and what they are told at start.
 */
final class TenantMistakes {

	private static final String BASE = MistakeCatalogue.BASE;

	private static final String CONFIG = "hawcx.tenants.acme.config-id=config";

	private static final String CLIENT = "hawcx.tenants.acme.client-id=client";

	private TenantMistakes() {
	}

	private static MistakeCatalogue.Mistake wrong(String description, String action, String... properties) {
		return new MistakeCatalogue.Mistake(description, action, properties);
	}

	static Stream<MistakeCatalogue.Mistake> all() {
		return Stream.of(
				wrong("hawcx.tenants.start cannot be a tenant", "hawcx.tenants.acme", BASE,
						"hawcx.tenants.start.config-id=config"),
				wrong("hawcx.tenants.my-brand has a name that cannot be a tenant's", "1 to 32", BASE,
						"hawcx.tenants.my-brand.config-id=config"),
				wrong("hawcx.tenants.Acme has a name", "the letters a to z", BASE,
						"hawcx.tenants.Acme.config-id=config"),
				wrong("hawcx.tenants.acme.config-id is not set, but hawcx.tenants.acme.base-url is",
						"Set hawcx.tenants.acme.config-id", CLIENT, "hawcx.tenants.acme.base-url=https://a.example"),
				wrong("hawcx.tenants.acme.base-url is not set", "Set hawcx.tenants.acme.base-url", CONFIG, CLIENT),
				wrong("neither hawcx.tenants.acme.secret-key nor hawcx.tenants.acme.client-id",
						"Set hawcx.tenants.acme.secret-key", BASE, CONFIG),
				wrong("hawcx.tenants.acme.secret-key is not a Hawcx secret key", "hwx_sk_v1_", BASE, CONFIG,
						"hawcx.tenants.acme.secret-key=hwx_sk_v1_" + MistakeCatalogue.SECRET),
				wrong("hawcx.tenants.acme.signing-key cannot be read", "hawcx.tenants.acme.signing-key.value", BASE,
						CONFIG, CLIENT, "hawcx.tenants.acme.signing-key=" + MistakeCatalogue.SECRET),
				wrong("hawcx.tenants.acme.signing-key.value holds a map", "hawcx.tenants.acme.signing-key.location",
						BASE, CONFIG, CLIENT, "hawcx.tenants.acme.signing-key.value.d=" + MistakeCatalogue.SECRET),
				wrong("hawcx.tenants.acme.management.timeout must be longer than zero", "10s", BASE, CONFIG, CLIENT,
						"hawcx.tenants.acme.management.timeout=0s"),
				wrong("hawcx.oauth.assertion-lifetime must be 1 to 120 whole seconds, for the tenant 'acme'",
						"remove hawcx.oauth.assertion-lifetime", BASE, CONFIG, CLIENT,
						"hawcx.oauth.assertion-lifetime=10m"),
				wrong("hawcx.oauth.client-authentication is private_key_jwt, but there is no signing key, for the tenant",
						"Set hawcx.tenants.acme.signing-key.location", BASE, CONFIG, CLIENT,
						"hawcx.oauth.client-authentication=private-key-jwt"),
				wrong("hawcx.tenants.acme.management.authentication is delegation, but there is no secret key",
						"hawcx.tenants.acme.secret-key-location", BASE, CONFIG, CLIENT,
						"hawcx.tenants.acme.management.authentication=delegation"),
				wrong("hawcx.tenants.acme.replay-store has no effect", "Set hawcx.replay-store", BASE, CONFIG, CLIENT,
						"hawcx.tenants.acme.replay-store=redis"),
				wrong("hawcx.tenants.acme.client-id holds the placeholder ${ACME}, which nothing resolves", "Set ACME",
						BASE, CONFIG, "hawcx.tenants.acme.client-id=${ACME}"),
				wrong("hawcx.tenants.beta.client-id and hawcx.tenants.acme.client-id are the same client",
						"its own project", BASE, CONFIG, CLIENT, "hawcx.tenants.beta.config-id=other",
						"hawcx.tenants.beta.client-id=client"),
				wrong("hawcx.tenants.acme.client-id and hawcx.client-id are the same client", "its own project", BASE,
						MistakeCatalogue.CONFIG, MistakeCatalogue.CLIENT, CONFIG, CLIENT));
	}

}
