package io.hawcx.autoconfigure;

import java.util.stream.Stream;

import io.hawcx.autoconfigure.MistakeCatalogue.Mistake;
import io.hawcx.key.SecretKey;

/**
 * What people write late in the evening: each of these once started, or was answered by
 * half of a sentence.
 */
final class TiredMistakes {

	private static final String SECRET = MistakeCatalogue.SECRET;

	private static final String KEY = "hawcx.signing-key.value=";

	private static final String HANDOVER = "hawcx.login.code-handover.enabled=true";

	// RFC 8037 appendix A.1: everybody's private key.
	private static final String PRIVATE_JWK = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"%s\","
			+ "\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\","
			+ "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

	private static final String JWK = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"d\":\"" + SECRET + "\"";

	private TiredMistakes() {
	}

	static Stream<Mistake> all() {
		return Stream.of(times(), keys(), addresses(), paths(), others(), switches()).flatMap((mistakes) -> mistakes);
	}

	private static Mistake wrong(String description, String action, String... properties) {
		return MistakeCatalogue.option(description, action, properties);
	}

	private static Stream<Mistake> times() {
		return Stream.of(
				wrong("hawcx.management.timeout is 15 ms", "Write the unit too", "hawcx.management.timeout=15"),
				wrong("hawcx.oauth.timeout is 10 ms", "Write the unit too", "hawcx.oauth.timeout=10"),
				wrong("hawcx.oauth.discovery-timeout is 5 ms", "Write the unit too", "hawcx.oauth.discovery-timeout=5"),
				wrong("hawcx.oauth.jwks-cache is 1 ms", "Write the unit too", "hawcx.oauth.jwks-cache=1"),
				wrong("hawcx.http.connect-timeout is 2 ms", "Write the unit too", "hawcx.http.connect-timeout=2"),
				wrong("hawcx.oauth.clock-tolerance is 10 ms", "Write the unit too", "hawcx.oauth.clock-tolerance=10"),
				wrong("hawcx.management.clock-skew is 300 ms", "Write the unit too", "hawcx.management.clock-skew=300"),
				wrong("hawcx.oauth.assertion-lifetime must be 1 to 120 whole seconds", "60s",
						"hawcx.oauth.assertion-lifetime=60"),
				wrong("hawcx.management.timeout cannot be read", "10s", "hawcx.management.timeout=10sec"));
	}

	private static Stream<Mistake> keys() {
		return Stream.of(
				wrong("hawcx.signing-key.key-id is 'old', but the key's own id (kid) is 'new'",
						"Remove hawcx.signing-key.key-id", "hawcx.signing-key.key-id=old", KEY + privateJwk("new")),
				wrong("member kid is missing", "with kid and d", KEY + JWK + ",\"x\":\"\"}"),
				wrong("it has 2 Ed25519 keys", "hawcx.signing-key.key-id names one",
						KEY + "{\"keys\":[" + privateJwk("one") + "," + privateJwk("two") + "]}"),
				wrong("0 keys of the wanted id", "hawcx.signing-key.key-id names one", "hawcx.signing-key.key-id=old",
						KEY + "{\"keys\":[" + privateJwk("one") + "]}"),
				wrong("it is a public key where the private key is needed", "PKCS#8", "hawcx.signing-key.key-id=k",
						KEY + "-----BEGIN PUBLIC KEY-----\nMCow\n-----END PUBLIC KEY-----"),
				wrong("not an unencrypted PKCS#8 private key", "PKCS#8", "hawcx.signing-key.key-id=k",
						KEY + "-----BEGIN OPENSSH PRIVATE KEY-----\n" + SECRET + "\n-----END OPENSSH PRIVATE KEY-----"),
				wrong("there is text before -----BEGIN", "PKCS#8", "hawcx.signing-key.key-id=k",
						KEY + "Bag Attributes\n-----BEGIN PRIVATE KEY-----\n" + SECRET + "\n-----END PRIVATE KEY-----"),
				wrong("hawcx.signing-key.location holds a '~'", "Write the folder out",
						"hawcx.signing-key.location=file:~/hawcx.jwk"),
				wrong("hawcx.signing-key.location names an address on the network", "a file on this machine",
						"hawcx.signing-key.location=https://vault.example.com/hawcx.jwk"),
				wrong("hawcx.secret-key-location was looked for on the classpath", "on the classpath",
						"hawcx.secret-key-location=classpath:hawcx.key"));
	}

	private static Stream<Mistake> addresses() {
		return Stream.of(
				wrong("hawcx.client-id holds a secret key", "hawcx.secret-key alone",
						"hawcx.client-id=hwx_sk_v1_" + SECRET),
				wrong("hawcx.config-id holds a secret key", "hawcx.secret-key alone",
						"hawcx.config-id=hwx_sk_v1_" + SECRET),
				wrong("hawcx.oauth.issuer cannot be used: issuer must not have a query", "Correct hawcx.oauth.issuer",
						"hawcx.oauth.issuer=https://id.hawcx.com?tenant=acme"),
				wrong("hawcx.base-url cannot be used: it must not have a query", "https://api.hawcx.com",
						"hawcx.base-url=https://api.hawcx.com?tenant=acme"),
				wrong("hawcx.base-url is the address of the discovery document", "Remove /.well-known",
						"hawcx.base-url=https://api.hawcx.com/.well-known/openid-configuration"),
				wrong("they seem to have changed places", "which is a UUID",
						"hawcx.config-id=6a1c0f4e-0000-4000-8000-000000000001", "hawcx.client-id=cfg_123"),
				wrong("hawcx.http.proxy is not the address of a proxy", "scheme, host and port",
						"hawcx.http.proxy=http://proxy.example.com:3128/proxy.pac"),
				wrong("hawcx.http.proxy is not the address of a proxy", "scheme, host and port",
						"hawcx.http.proxy=socks5://proxy.example.com:1080"),
				wrong("only one is set", "Set hawcx.http.proxy-password too", "hawcx.http.proxy-username=me"),
				wrong("hawcx.http.proxy-username is set without hawcx.http.proxy", "Set hawcx.http.proxy",
						"hawcx.http.proxy-username=me", "hawcx.http.proxy-password=" + SECRET));
	}

	private static Stream<Mistake> paths() {
		return Stream.of(
				wrong("hawcx.login.permit-all holds '/{id', which is no pattern of paths", "Write paths such as",
						"hawcx.login.permit-all=/{id"),
				wrong("hawcx.login.permit-all holds '/css /js'", "nor space", "hawcx.login.permit-all=/css /js"),
				wrong("hawcx.login.code-handover.path leads to /logout, which belongs to the sign-out",
						"Write another path", HANDOVER, "hawcx.login.code-handover.path=/logout"),
				wrong("hawcx.login.code-handover.path leads to /error, which belongs to Spring Boot's error page",
						"Write another path", HANDOVER, "hawcx.login.code-handover.path=/error"),
				wrong("hawcx.login.code-handover.path leads to /login/hawcx, which belongs to hawcx.login.page",
						"Write another path", HANDOVER, "hawcx.login.page=/login/hawcx"),
				wrong("hawcx.login.page leads to /oauth2/authorization/hawcx, which belongs to the beginning",
						"remove hawcx.login.page", "hawcx.login.page=/oauth2/authorization/hawcx"),
				wrong("hawcx.step-up.path leads to /login/hawcx, which belongs to hawcx.login.code-handover.path",
						"Write another path", HANDOVER, "hawcx.step-up.enabled=true",
						"hawcx.step-up.path=/login/hawcx"),
				wrong("hawcx.step-up.path leads to /login/hawcx/acme, which belongs to the logins of tenants",
						"Write another path", HANDOVER, "hawcx.step-up.enabled=true",
						"hawcx.step-up.path=/login/hawcx/acme"),
				wrong("hawcx.step-up.path leads to /oauth2/authorization/other, which belongs to the beginning",
						"Write another path", "hawcx.step-up.enabled=true",
						"hawcx.step-up.path=/oauth2/authorization/other"),
				wrong("which is a pattern where one path is needed", "/login/hawcx", HANDOVER,
						"hawcx.login.code-handover.path=/login/{tenant}"),
				wrong("hawcx.login.page holds '/{language}/login', which is a pattern", "/login",
						"hawcx.login.page=/{language}/login"),
				wrong("hawcx.login.registration-id is part of an address", "an id such as hawcx",
						"hawcx.login.registration-id=Hawcx Login"),
				wrong("hawcx.login.scope holds a scope with a space", "with commas", "hawcx.login.scope=openid email"));
	}

	// Spring Boot's conditions take true and false alone, its properties more.
	private static Stream<Mistake> switches() {
		return Stream.of(
				wrong("hawcx.login.enabled is switched on by another word than true", "Write true, and nothing else",
						"hawcx.login.enabled=on"),
				new Mistake("hawcx.emulator.enabled is switched on by another word than true", "Write true,",
						"hawcx.emulator.enabled=1"),
				wrong("hawcx.step-up.enabled is switched on by another word than true", "Write true,",
						"hawcx.step-up.enabled=yes"),
				wrong("hawcx.resource-server.enabled is switched on by another word than true", "Write true,",
						"hawcx.resource-server.enabled=yes"),
				wrong("hawcx.login.code-handover.token.enabled is switched on by another word than true", "Write true,",
						HANDOVER, "hawcx.login.code-handover.token.enabled=1"),
				new Mistake("hawcx.tenants is a list, but a tenant's name is the key", "hawcx.tenants.acme.config-id",
						MistakeCatalogue.BASE, "hawcx.tenants[0].name=acme", "hawcx.tenants[0].config-id=config",
						"hawcx.tenants[0].client-id=client"));
	}

	private static Stream<Mistake> others() {
		String key = "hawcx.secret-key=" + SecretKey.generate("customer", "hawcx").blob();
		return Stream.of(
				wrong("hawcx.management.extra-headers holds X-Config-Id, which the protocol sets itself",
						"Remove X-Config-Id", key, "hawcx.management.extra-headers.X-Config-Id=other"),
				wrong("hawcx.management.relying-party cannot be used", "Correct hawcx.management.relying-party", key,
						"hawcx.management.relying-party=caf\u00e9"),
				wrong("hawcx.management.api-prefix cannot be used", "a plain path such as /v1",
						"hawcx.management.api-prefix=v1"),
				wrong("hawcx.http.observed-paths names a path that is none of the management API",
						"/v1/management/users/lock", "hawcx.http.observed-paths=/users"),
				wrong("hawcx.login.code-handover.token.enabled has no effect while", HANDOVER,
						"hawcx.login.code-handover.token.enabled=true"),
				wrong("hawcx.login.code-handover.token.idle-timeout must be from 1s", "14d", HANDOVER,
						"hawcx.login.code-handover.token.idle-timeout=14"),
				wrong("hawcx.replay-store cannot be read", "memory, redis", "hawcx.replay-store=reddis"),
				wrong("hawcx.replay-store is redis, but there is no ReactiveRedisConnectionFactory bean",
						"spring-boot-starter-data-redis", "hawcx.replay-store=redis"),
				new Mistake("hawcx.emulator.port must be a port", "a free port", "hawcx.emulator.enabled=true",
						"hawcx.emulator.allow-in-packaged-jar=true", "hawcx.emulator.port=-1"));
	}

	private static String privateJwk(String keyId) {
		return PRIVATE_JWK.formatted(keyId);
	}

}
