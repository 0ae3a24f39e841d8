package io.hawcx.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import io.hawcx.key.SecretKey;

/**
 * What people write by mistake, and what they are told at start.
 */
final class MistakeCatalogue {

	static final String SECRET = "c2VjcmV0LXNlY3JldC1zZWNyZXQ";

	static final String BASE = "hawcx.base-url=https://api.hawcx.com";

	static final String CONFIG = "hawcx.config-id=config";

	static final String CLIENT = "hawcx.client-id=client";

	private static final String KEY = "hawcx.signing-key.value=";

	private static final String NO_KEY = "hawcx.signing-key.value is not an Ed25519 private key";

	private static final String PUBLIC_JWK = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"k\","
			+ "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

	private MistakeCatalogue() {
	}

	static List<Mistake> all() {
		return Stream
			.of(connection(), addresses(), keys(), placeholders(), options(), more(), TenantMistakes.all(),
					TiredMistakes.all(), PastedMistakes.all())
			.flatMap((mistakes) -> mistakes)
			.toList();
	}

	private static Mistake wrong(String description, String action, String... properties) {
		return new Mistake(description, action, properties);
	}

	private static Mistake key(String description, String action, String value) {
		return wrong(description, action, BASE, CONFIG, CLIENT, KEY + value);
	}

	static Mistake option(String description, String action, String... properties) {
		return wrong(description, action,
				Stream.concat(Stream.of(BASE, CONFIG, CLIENT), Stream.of(properties)).toArray(String[]::new));
	}

	private static Stream<Mistake> connection() {
		return Stream.of(
				wrong("holds a '*'", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,*"),
				wrong("holds a '*'", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,https://*.example.com"),
				wrong("with a path", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,https://app.example.com/shop"),
				wrong("ends with a slash", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,https://app.example.com/"),
				wrong("no origin: it must not have user information", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,https://user:" + SECRET
								+ "@app.example.com"),
				wrong("no origin: it must be https", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,http://app.example.com"),
				wrong("no origin", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,app.example.com"),
				wrong("no origin", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,null"),
				wrong("capital letters", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,https://App.example.com"),
				wrong("scheme's own port", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,https://app.example.com:443"),
				wrong("with a path or query", "https://app.example.com", BASE, CONFIG, CLIENT,
						"hawcx.login.allowed-origins=https://ok.example.com,https://app.example.com?x"),
				wrong("hawcx.secret-key is not a Hawcx secret key", "hwx_sk_v1_", BASE, CONFIG,
						"hawcx.secret-key=hwx_sk_v1_" + SECRET),
				wrong("hawcx.secret-key and hawcx.secret-key-location are both set", "Remove", BASE, CONFIG,
						"hawcx.secret-key=" + SECRET, "hawcx.secret-key-location=file:/nowhere"),
				wrong("hawcx.secret-key-location names something that cannot be read", "file:", BASE, CONFIG,
						"hawcx.secret-key-location=file:/nowhere/at/all"),
				wrong("hawcx.secret-key-location names something that cannot be read", "file:", BASE, CONFIG,
						"hawcx.secret-key-location=hwx_sk_v1_" + SECRET),
				wrong("hawcx.signing-key.value is not an Ed25519 private key", "JWK", BASE, CONFIG, CLIENT,
						"hawcx.signing-key.value={\"kty\":\"OKP\",\"d\":\"" + SECRET + "\"}"),
				wrong("hawcx.signing-key.key-id is not set", "Set hawcx.signing-key.key-id", BASE, CONFIG, CLIENT,
						"hawcx.signing-key.value=-----BEGIN PRIVATE KEY-----" + SECRET),
				wrong("hawcx.signing-key.key-id is set, but there is no signing key", "hawcx.signing-key.location",
						BASE, CONFIG, CLIENT, "hawcx.signing-key.key-id=k"),
				wrong("hawcx.signing-key.value and hawcx.signing-key.location are both set", "Remove", BASE, CONFIG,
						CLIENT, "hawcx.signing-key.value=" + SECRET, "hawcx.signing-key.location=file:/nowhere"),
				wrong("hawcx.client-id is not set, but a signing key", "Set hawcx.client-id", BASE, CONFIG,
						"hawcx.signing-key.value=" + SECRET),
				wrong("hawcx.base-url ends with a slash", "Remove the slash", CONFIG, CLIENT,
						"hawcx.base-url=https://api.hawcx.com/"),
				wrong("hawcx.base-url cannot be used", "https://api.hawcx.com", CONFIG, CLIENT,
						"hawcx.base-url=http://api.hawcx.com"),
				wrong("hawcx.base-url cannot be used", "https://api.hawcx.com", CONFIG, CLIENT,
						"hawcx.base-url=https://user:" + SECRET + "@api.hawcx.com"),
				wrong("hawcx.base-url cannot be used", "https://api.hawcx.com", CONFIG, CLIENT,
						"hawcx.base-url=https//api.hawcx.com"),
				wrong("hawcx.oauth.issuer ends with a slash", "Remove the slash", BASE, CONFIG, CLIENT,
						"hawcx.oauth.issuer=https://id.hawcx.com/"),
				wrong("hawcx.config-id is not set", "Set hawcx.config-id", BASE, CLIENT),
				wrong("hawcx.config-id is not set", "Set hawcx.config-id", BASE, CLIENT, "hawcx.config-id= "),
				wrong("hawcx.base-url is not set", "Set hawcx.base-url", CLIENT),
				wrong("neither hawcx.secret-key nor hawcx.client-id", "Set hawcx.secret-key", BASE, CONFIG),
				wrong("have the same value", "Set hawcx.client-id", BASE, CONFIG, "hawcx.client-id=config"),
				wrong("hawcx.management.timeout must be longer than zero", "10s", BASE, CONFIG, CLIENT,
						"hawcx.management.timeout=0s"),
				wrong("hawcx.oauth.timeout must be longer than zero", "10s", BASE, CONFIG, CLIENT,
						"hawcx.oauth.timeout=-1s"),
				wrong("hawcx.http.connect-timeout must be longer than zero", "10s", BASE, CONFIG, CLIENT,
						"hawcx.http.connect-timeout=0"),
				wrong("hawcx.oauth.assertion-lifetime must be 1 to 120", "60s", BASE, CONFIG, CLIENT,
						"hawcx.oauth.assertion-lifetime=10m"),
				wrong("hawcx.oauth.client-authentication is private_key_jwt", "hawcx.signing-key.location", BASE,
						CONFIG, CLIENT, "hawcx.oauth.client-authentication=private-key-jwt"),
				wrong("hawcx.management.authentication is delegation, but there is no secret key",
						"hawcx.secret-key-location", BASE, CONFIG, CLIENT,
						"hawcx.management.authentication=delegation"),
				wrong("hawcx.management.authentication is private_key_jwt, but there is no signing key",
						"hawcx.signing-key.location", BASE, CONFIG, CLIENT,
						"hawcx.secret-key=" + SecretKey.generate("customer", "hawcx").blob(),
						"hawcx.management.authentication=private-key-jwt"),
				wrong("hawcx.base-url is not set, but hawcx.management.authentication is configured",
						"Set hawcx.base-url", "hawcx.management.authentication=delegation"),
				wrong("hawcx.http.max-attempts must be 1", "1, 2 or 3", BASE, CONFIG, CLIENT,
						"hawcx.http.max-attempts=4"),
				wrong("hawcx.management.api-prefix cannot be used", "/v1", BASE, CONFIG, CLIENT,
						"hawcx.management.api-prefix=/../v1"),
				wrong("hawcx.http.ssl-bundle names 'none-such'", "spring.ssl.bundle", BASE, CONFIG, CLIENT,
						"hawcx.http.ssl-bundle=none-such"),
				wrong("hawcx.http.proxy is not the address", "http://proxy.example.com:3128", BASE, CONFIG, CLIENT,
						"hawcx.http.proxy=http://user:" + SECRET + "@proxy:1"),
				wrong("hawcx.login.scope lacks openid", "Add openid", BASE, CONFIG, CLIENT, "hawcx.login.scope=email"),
				wrong("hawcx.login.page holds", "slash", BASE, CONFIG, CLIENT, "hawcx.login.page=https://evil.example"),
				wrong("hawcx.step-up.enabled is true, but hawcx.login.enabled is false", "Remove", BASE, CONFIG, CLIENT,
						"hawcx.step-up.enabled=true", "hawcx.login.enabled=false"),
				wrong("hawcx.step-up.path ends", "/step-up/hawcx", BASE, CONFIG, CLIENT, "hawcx.step-up.path=/change/"),
				wrong("hawcx.step-up.purposes is empty", "change_phone_number", BASE, CONFIG, CLIENT,
						"hawcx.step-up.purposes="),
				wrong("hawcx.step-up.max-login-age", "5m", BASE, CONFIG, CLIENT, "hawcx.step-up.max-login-age=0s"),
				wrong("hawcx.login.redirect-uri holds braces", "https://app.example.com/login", BASE, CONFIG, CLIENT,
						"hawcx.login.redirect-uri={baseURL}/login/oauth2/code/hawcx"),
				wrong("hawcx.login.redirect-uri must be an absolute https URL", "registered with Hawcx", BASE, CONFIG,
						CLIENT, "hawcx.login.redirect-uri=/login/oauth2/code/hawcx"),
				wrong("hawcx.login.redirect-uri must be https", "registered with Hawcx", BASE, CONFIG, CLIENT,
						"hawcx.login.redirect-uri=http://app.example.com/login/oauth2/code/hawcx"),
				wrong("hawcx.login.registration-id", "hawcx", BASE, CONFIG, CLIENT, "hawcx.login.registration-id=a/b"),
				wrong("hawcx.signing-key cannot be read", "hawcx.signing-key.value", BASE, CONFIG, CLIENT,
						"hawcx.signing-key=" + SECRET),
				wrong("hawcx.emulator.port must be a port", "free port", "hawcx.emulator.enabled=true",
						"hawcx.emulator.allow-in-packaged-jar=true", "hawcx.emulator.port=70000"));
	}

	private static Stream<Mistake> keys() {
		return Stream.of(key(NO_KEY, "with kid and d", PUBLIC_JWK),
				key(NO_KEY, "hawcx.signing-key.key-id", "{\"keys\":[]}"),
				key(NO_KEY, "JWK", "{\"kty\":\"RSA\",\"kid\":\"k\",\"d\":\"" + SECRET + "\"}"),
				key(NO_KEY, "JWK", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"k\",\"d\":\"" + SECRET + "\"}"),
				key("hawcx.signing-key.value holds a secret key", "Write it to hawcx.secret-key",
						"hwx_sk_v1_" + SECRET),
				key("hawcx.signing-key.value holds the location", "hawcx.signing-key.location",
						"/run/secrets/" + "hawcx.jwk"),
				key(NO_KEY, "JWK", "ssh-ed25519 " + SECRET),
				key("hawcx.signing-key.value begins with a quotation mark", "without quotation marks",
						"'{\"d\":\"" + SECRET + "\"}'"),
				wrong("hawcx.signing-key.value holds a PEM with the two characters", "line breaks", BASE, CONFIG,
						CLIENT, "hawcx.signing-key.key-id=k",
						KEY + "-----BEGIN PRIVATE KEY-----\\n" + SECRET + "\\n-----END PRIVATE KEY-----"),
				wrong(NO_KEY, "PKCS#8", BASE, CONFIG, CLIENT, "hawcx.signing-key.key-id=k",
						KEY + "-----BEGIN RSA PRIVATE KEY-----\n" + SECRET + "\n-----END RSA PRIVATE KEY-----"),
				wrong(NO_KEY, "unencrypted", BASE, CONFIG, CLIENT, "hawcx.signing-key.key-id=k",
						KEY + "-----BEGIN ENCRYPTED PRIVATE KEY-----\n" + SECRET
								+ "\n-----END ENCRYPTED PRIVATE KEY-----"),
				wrong(NO_KEY, "private key", BASE, CONFIG, CLIENT, "hawcx.signing-key.key-id=k",
						KEY + "-----BEGIN CERTIFICATE-----\n" + SECRET + "\n-----END CERTIFICATE-----"),
				wrong("hawcx.signing-key.value holds a map", "single quotes", BASE, CONFIG, CLIENT,
						"hawcx.signing-key.value.kty=OKP", "hawcx.signing-key.value.d=" + SECRET),
				wrong("hawcx.secret-key is not a Hawcx secret key", "hwx_sk_v1_", BASE, CONFIG,
						"hawcx.secret-key=hwx_pk_v1_" + SECRET),
				wrong("hawcx.secret-key holds a signing key", "hawcx.signing-key.value", BASE, CONFIG,
						"hawcx.secret-key={\"d\":\"" + SECRET + "\"}"),
				wrong("hawcx.secret-key begins with a quotation mark", "without quotation marks", BASE, CONFIG,
						"hawcx.secret-key=\"hwx_sk_v1_" + SECRET + "\""),
				wrong("hawcx.secret-key-location names a folder", "the file in it", BASE, CONFIG,
						"hawcx.secret-key-location=file:/"),
				wrong("hawcx.signing-key.location names something that cannot be read", "file:", BASE, CONFIG, CLIENT,
						"hawcx.signing-key.location=file:run/secrets/hawcx.jwk"));
	}

	private static Stream<Mistake> addresses() {
		return Stream.of(
				wrong("hawcx.base-url cannot be used", "https://api.hawcx.com", CONFIG, CLIENT,
						"hawcx.base-url=api.hawcx.com"),
				wrong("hawcx.base-url cannot be used", "https://api.hawcx.com", CONFIG, CLIENT,
						"hawcx.base-url=https://api.hawcx.com:99999"),
				wrong("hawcx.base-url cannot be used", "https://api.hawcx.com", CONFIG, CLIENT,
						"hawcx.base-url=https://api .hawcx.com"),
				wrong("hawcx.base-url begins with a quotation mark", "without quotation marks", CONFIG, CLIENT,
						"hawcx.base-url=\"https://api.hawcx.com\""),
				wrong("hawcx.base-url is the address of the discovery document", "Remove /.well-known", CONFIG, CLIENT,
						"hawcx.base-url=https://api.hawcx.com/.well-known/openid-configuration"),
				wrong("hawcx.config-id begins with a quotation mark", "without quotation marks", BASE, CLIENT,
						"hawcx.config-id='config'"),
				wrong("hawcx.config-id holds a space", "nothing else", BASE, CLIENT, "hawcx.config-id=con fig"),
				wrong("hawcx.client-id holds a space", "nothing else", BASE, CONFIG, "hawcx.client-id=cliént"),
				wrong("hawcx.client-id is no UUID, but hawcx.config-id is", "Set hawcx.client-id", BASE, CLIENT,
						"hawcx.config-id=6a1c0f4e-0000-4000-8000-000000000001"),
				option("hawcx.oauth.issuer cannot be used", "https", "hawcx.oauth.issuer=http://id.hawcx.com"));
	}

	private static Stream<Mistake> options() {
		return Stream.of(option("hawcx.login.enabled cannot be read", "true or false", "hawcx.login.enabled=ture"),
				wrong("hawcx.emulator.enabled cannot be read", "true or false", "hawcx.emulator.enabled=ture"),
				wrong("hawcx.emulator.discovery cannot be read", "lean", "hawcx.emulator.enabled=true",
						"hawcx.emulator.allow-in-packaged-jar=true", "hawcx.emulator.discovery=full"),
				wrong("hawcx.emulator.port cannot be read", "a number", "hawcx.emulator.enabled=true",
						"hawcx.emulator.allow-in-packaged-jar=true", "hawcx.emulator.port=80a"),
				option("hawcx.management.timeout cannot be read", "10s", "hawcx.management.timeout=fifteen"),
				option("hawcx.management.authentication cannot be read", "delegation, private_key_jwt",
						"hawcx.management.authentication=bearer"),
				option("hawcx.oauth.client-authentication cannot be read", "none, private_key_jwt",
						"hawcx.oauth.client-authentication=client_secret_basic"),
				option("hawcx.oauth.clock-tolerance must not be negative", "10s", "hawcx.oauth.clock-tolerance=-1s"),
				option("hawcx.http.max-attempts must be 1", "1, 2 or 3", "hawcx.http.max-attempts=0"),
				option("hawcx.http.proxy is not the address", "http://proxy", "hawcx.http.proxy=proxy:3128"),
				option("hawcx.login.permit-all holds 'css/**'", "one slash", "hawcx.login.permit-all=/,css/**"),
				option("hawcx.login.code-handover.path ends with a slash", "/login/hawcx",
						"hawcx.login.code-handover.path=/login/hawcx/"),
				wrong("hawcx.management.extra-headers cannot be used", "docs/properties.md", BASE, CONFIG,
						"hawcx.secret-key=" + SecretKey.generate("customer", "hawcx").blob(),
						"hawcx.management.extra-headers.[Not\\ a\\ header]=x"));
	}

	private static Stream<Mistake> placeholders() {
		return Stream.of(
				wrong("hawcx.config-id holds the placeholder ${HAWCX_CONFIG}, which nothing resolves",
						"Set HAWCX_CONFIG as an environment variable", BASE, CLIENT, "hawcx.config-id=${HAWCX_CONFIG}"),
				wrong("hawcx.base-url holds the placeholder ${HAWCX_URL}", "${HAWCX_URL:}", CONFIG, CLIENT,
						"hawcx.base-url=https://${HAWCX_URL}"),
				wrong("hawcx.client-id holds the placeholder ${HAWCX_CLIENT}", "Set HAWCX_CLIENT", BASE, CONFIG,
						"hawcx.client-id=${HAWCX_CLIENT}"),
				wrong("hawcx.secret-key holds the placeholder ${HAWCX_KEY}", "Set HAWCX_KEY", BASE, CONFIG,
						"hawcx.secret-key=hwx_sk_v1_" + SECRET + "${HAWCX_KEY}"),
				wrong("hawcx.secret-key-location holds the placeholder ${HAWCX_KEY_FILE}", "Set HAWCX_KEY_FILE", BASE,
						CONFIG, "hawcx.secret-key-location=${HAWCX_KEY_FILE}"),
				wrong("hawcx.signing-key.location holds the placeholder ${KEYS}", "Set KEYS", BASE, CONFIG, CLIENT,
						"hawcx.signing-key.location=file:${KEYS}/hawcx.jwk"),
				wrong("hawcx.signing-key.key-id holds the placeholder ${KID}", "Set KID", BASE, CONFIG, CLIENT,
						"hawcx.signing-key.key-id=${KID}"),
				option("hawcx.oauth.issuer holds the placeholder ${ISSUER}", "Set ISSUER",
						"hawcx.oauth.issuer=${ISSUER}"),
				option("hawcx.login.enabled holds the placeholder ${LOGIN}", "Set LOGIN",
						"hawcx.login.enabled=${LOGIN}"),
				option("hawcx.login.page holds the placeholder ${PAGE}", "Set PAGE", "hawcx.login.page=/${PAGE}"),
				option("hawcx.management.timeout holds the placeholder ${TIMEOUT}", "Set TIMEOUT",
						"hawcx.management.timeout=${TIMEOUT}"),
				option("hawcx.http.proxy holds the placeholder ${PROXY}", "Set PROXY", "hawcx.http.proxy=${PROXY}"),
				option("hawcx.login.allowed-origins[0] holds the placeholder ${ORIGIN}", "Set ORIGIN",
						"hawcx.login.allowed-origins[0]=${ORIGIN}"),
				wrong("hawcx.emulator.enabled holds the placeholder ${EMULATED}", "Set EMULATED",
						"hawcx.emulator.enabled=${EMULATED}"));
	}

	private static Stream<Mistake> more() {
		return Stream.of(
				wrong("hawcx.base-url ends with /v1", "Remove /v1", CONFIG, CLIENT,
						"hawcx.base-url=https://api.hawcx.com/v1"),
				wrong("hawcx.base-url ends with /v1/auth", "Remove /v1/auth", CONFIG, CLIENT,
						"hawcx.base-url=https://api.hawcx.com/v1/auth"),
				option("no request arrives at a path with dot segments", "without . and ..",
						"hawcx.login.page=/app/../sign-in"),
				wrong("looked for on the classpath", "Write file: before", BASE, CONFIG, CLIENT,
						"hawcx.signing-key.location=run/secrets/hawcx.jwk"),
				wrong("looked for on the classpath", "Write file: before", BASE, CONFIG,
						"hawcx.secret-key-location=/run/secrets/hawcx"),
				wrong("hawcx.secret-key-location names a folder", "the file in it", BASE, CONFIG,
						"hawcx.secret-key-location=file:./"),
				option("hawcx.login.code-handover.require-nonce is no longer a property",
						"hawcx.login.code-handover.binding=session", "hawcx.login.code-handover.require-nonce=false"),
				option("hawcx.login.code-handover.binding cannot be read", "any, session",
						"hawcx.login.code-handover.binding=sesion"),
				option("hawcx.login.code-handover.enabled cannot be read", "true or false",
						"hawcx.login.code-handover.enabled=on please"),
				option("hawcx.oauth.jwks-cache must be longer than zero", "10s", "hawcx.oauth.jwks-cache=0s"),
				option("hawcx.oauth.discovery-timeout must be longer than zero", "10s",
						"hawcx.oauth.discovery-timeout=0"),
				option("hawcx.management.clock-skew must not be negative", "10s", "hawcx.management.clock-skew=-5m"),
				option("hawcx.http.max-attempts cannot be read", "a number", "hawcx.http.max-attempts=three"),
				option("hawcx.oauth.assertion-audience cannot be read", "issuer", "hawcx.oauth.assertion-audience=aud"),
				option("hawcx.login.page holds", "slash", "hawcx.login.page=login?next=/"),
				option("hawcx.login.code-handover.path holds", "slash", "hawcx.login.code-handover.path=login/hawcx"),
				option("hawcx.step-up.path holds", "slash", "hawcx.step-up.path=step-up"),
				option("hawcx.step-up.max-login-age cannot be read", "5m", "hawcx.step-up.max-login-age=five minutes"),
				wrong("hawcx.emulator.id-token-algorithm cannot be read", "es256, es512, eddsa",
						"hawcx.emulator.enabled=true", "hawcx.emulator.id-token-algorithm=RS256"),
				wrong("hawcx.emulator.enabled is true, but the application counts as packaged",
						"hawcx.emulator.allow-in-packaged-jar=true", "hawcx.emulator.enabled=true"),
				wrong("hawcx.config-id holds a space", "nothing else", BASE, CLIENT, "hawcx.config-id=config\u00a0id"),
				wrong("hawcx.base-url is not set, but a secret key is configured", "Set hawcx.base-url",
						"hawcx.secret-key=hwx_sk_v1_" + SECRET));
	}

	/**
	 * A wrong configuration.
	 *
	 * @param description part of what is said about it
	 * @param action part of the remedy
	 * @param properties the configuration
	 */
	record Mistake(String description, String action, String... properties) {

		@Override
		public String toString() {
			return this.description;
		}

	}

}
