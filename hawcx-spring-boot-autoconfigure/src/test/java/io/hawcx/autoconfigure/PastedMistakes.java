package io.hawcx.autoconfigure;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;

import io.hawcx.autoconfigure.MistakeCatalogue.Mistake;
import io.hawcx.key.SecretKey;

/**
 * What people paste, and tools leave behind, in place of a value.
 */
final class PastedMistakes {

	private static final String SECRET = MistakeCatalogue.SECRET;

	private static final String BASE = MistakeCatalogue.BASE;

	private static final String CONFIG = MistakeCatalogue.CONFIG;

	private static final String CLIENT = MistakeCatalogue.CLIENT;

	private static final String BLOB = "hwx_sk_v1_" + SECRET;

	private static final String JWK = "{\"kty\":\"OKP\",\"d\":\"" + SECRET + "\"}";

	private static final String PEM = "-----BEGIN PRIVATE KEY-----\n" + SECRET + "\n-----END PRIVATE KEY-----";

	// RFC 8037 appendix A.1: everybody's private key.
	private static final String PRIVATE_JWK = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"k\","
			+ "\"d\":\"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A\","
			+ "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";

	private PastedMistakes() {
	}

	static Stream<Mistake> all() {
		return Stream.of(forms(), visible(), keys(), others()).flatMap((mistakes) -> mistakes);
	}

	private static Mistake wrong(String description, String action, String... properties) {
		return new Mistake(description, action, properties);
	}

	// What a shell, a template engine or a build was to fill in.
	private static Stream<Mistake> forms() {
		return Stream.of(
				wrong("hawcx.client-id is written as $NAME, which nothing has replaced", "or ${NAME}", BASE, CONFIG,
						"hawcx.client-id=$HAWCX_CLIENT_ID"),
				wrong("hawcx.config-id is written as $(NAME)", "or ${NAME}", BASE, CLIENT,
						"hawcx.config-id=$(HAWCX_CONFIG_ID)"),
				wrong("hawcx.config-id is written as %NAME%", "or ${NAME}", BASE, CLIENT,
						"hawcx.config-id=%HAWCX_CONFIG_ID%"),
				wrong("hawcx.config-id is written as {{ name }}", "see why the tool did not run", BASE, CLIENT,
						"hawcx.config-id={{ .Values.hawcx.configId }}"),
				wrong("hawcx.config-id is written as #{ expression }", "or ${NAME}", BASE, CLIENT,
						"hawcx.config-id=#{systemEnvironment['HAWCX_CONFIG_ID']}"),
				wrong("hawcx.config-id is written as @name@", "see why the tool did not run", BASE, CLIENT,
						"hawcx.config-id=@hawcx.config-id@"),
				wrong("hawcx.client-id is written as a name in angle brackets", "Write the value", BASE, CONFIG,
						"hawcx.client-id=<client-id>"),
				wrong("hawcx.base-url is written as $NAME", "or ${NAME}", CONFIG, CLIENT,
						"hawcx.base-url=$HAWCX_BASE_URL"),
				wrong("hawcx.secret-key is written as $NAME", "or ${NAME}", BASE, CONFIG,
						"hawcx.secret-key=$HAWCX_SECRET_KEY"),
				wrong("hawcx.secret-key is written as ENC(…)", "see why the tool did not run", BASE, CONFIG,
						"hawcx.secret-key=ENC(" + SECRET + ")"),
				wrong("hawcx.signing-key.value is written as {{ name }}", "see why the tool did not run", BASE, CONFIG,
						CLIENT, "hawcx.signing-key.value={{ .Values.hawcx.signingKey }}"));
	}

	// A key in one of these would be sent to others, or quoted.
	private static Stream<Mistake> visible() {
		return Stream.of(
				wrong("hawcx.client-id holds a signing key", "hawcx.signing-key.value alone", BASE, CONFIG,
						"hawcx.client-id=" + JWK),
				wrong("hawcx.config-id holds a signing key", "hawcx.signing-key.value alone", BASE, CLIENT,
						"hawcx.config-id=" + PEM),
				wrong("hawcx.config-id holds a secret key", "hawcx.secret-key alone", BASE, CLIENT,
						"hawcx.config-id=key:" + BLOB),
				wrong("hawcx.signing-key.key-id holds a secret key", "the id under which Hawcx knows the key", BASE,
						CONFIG, CLIENT, "hawcx.signing-key.key-id=" + BLOB, "hawcx.signing-key.value=" + JWK),
				wrong("hawcx.signing-key.key-id holds a signing key", "hawcx.signing-key.value alone", BASE, CONFIG,
						CLIENT, "hawcx.signing-key.key-id=" + JWK, "hawcx.signing-key.value=" + JWK),
				wrong("hawcx.management.relying-party holds a secret key", "the relying party's name", BASE, CONFIG,
						CLIENT, "hawcx.management.relying-party=" + BLOB),
				wrong("hawcx.tenants.acme.client-id holds a secret key", "hawcx.tenants.acme.secret-key alone", BASE,
						"hawcx.tenants.acme.config-id=config", "hawcx.tenants.acme.client-id=" + BLOB));
	}

	private static Stream<Mistake> keys() {
		return Stream.of(
				wrong("hawcx.secret-key is a secret key in base64", "Decode it once more", BASE, CONFIG,
						"hawcx.secret-key=" + base64(BLOB + "==")),
				wrong("hawcx.secret-key has something else before hwx_sk_v1_", "Remove what stands before it", BASE,
						CONFIG, "hawcx.secret-key=HAWCX_SECRET_KEY=" + BLOB),
				wrong("hawcx.secret-key has a space or a line break in the secret key", "in one line", BASE, CONFIG,
						"hawcx.secret-key=" + BLOB + "\n" + BLOB),
				wrong("hawcx.secret-key holds the location of a file", "hawcx.secret-key-location", BASE, CONFIG,
						"hawcx.secret-key=file:/run/secrets/hawcx"),
				wrong("hawcx.signing-key.value is a JWK or PEM in base64", "base64 -d", BASE, CONFIG, CLIENT,
						"hawcx.signing-key.value=" + base64(JWK)),
				wrong("hawcx.signing-key.value is a JWK or PEM in base64", "base64 -d", BASE, CONFIG, CLIENT,
						"hawcx.signing-key.key-id=k", "hawcx.signing-key.value=" + base64(PEM)),
				wrong("hawcx.signing-key.key-id is written as $NAME", "or ${NAME}", BASE, CONFIG, CLIENT,
						"hawcx.signing-key.key-id=$KID", "hawcx.signing-key.value=" + PEM),
				wrong("hawcx.signing-key.key-id begins with a quotation mark", "without quotation marks", BASE, CONFIG,
						CLIENT, "hawcx.signing-key.key-id=\"k\"", "hawcx.signing-key.value=" + PEM),
				wrong("hawcx.signing-key.key-id begins or ends with a space", "and nothing else", BASE, CONFIG, CLIENT,
						"hawcx.signing-key.key-id=k\u2003", "hawcx.signing-key.value=" + PEM),
				wrong("hawcx.signingkey.value holds a map", "single quotes", BASE, CONFIG, CLIENT,
						"hawcx.signingKey.value.kty=OKP", "hawcx.signingKey.value.d=" + SECRET));
	}

	private static Stream<Mistake> others() {
		String key = "hawcx.secret-key=" + SecretKey.generate("customer", "hawcx").blob();
		return Stream.of(
				wrong("hawcx.management.extra-headers holds apikey, which management calls by delegation have",
						"Remove apikey", BASE, CONFIG, key, "hawcx.management.extra-headers.apikey=other"),
				wrong("hawcx.management.extra-headers holds Authorization, which management calls by private_key_jwt",
						"Remove Authorization", BASE, CONFIG, CLIENT, "hawcx.signing-key.value=" + PRIVATE_JWK,
						"hawcx.management.extra-headers.authorization=Basic x"),
				wrong("hawcx.base-url has capital letters in its host or scheme", "https://api.hawcx.com", CONFIG,
						CLIENT, "hawcx.base-url=https://API.hawcx.com"),
				wrong("hawcx.base-url has the usual port", "hawcx.oauth.issuer", CONFIG, CLIENT,
						"hawcx.base-url=https://api.hawcx.com:443"),
				wrong("hawcx.login.scope cannot be read as it is written", "from 0 and without a gap", BASE, CONFIG,
						CLIENT, "hawcx.login.scope[0]=openid", "hawcx.login.scope[2]=email"),
				wrong("hawcx.login.permit-all cannot be read as it is written", "without a colon", BASE, CONFIG, CLIENT,
						"hawcx.login.permit-all[0].[/css/**]=true"),
				wrong("hawcx.management.extra-headers cannot be read as it is written",
						"hawcx.management.extra-headers.NAME=value", BASE, CONFIG, CLIENT,
						"hawcx.management.extra-headers=X-Own: 1"),
				wrong("have the same value, but they are two different ids", "the config id of your tenant", BASE,
						"hawcx.config-id=6a1c0f4e-0000-4000-8000-000000000001",
						"hawcx.client-id=6A1C0F4E-0000-4000-8000-000000000001"),
				wrong("hawcx.client-id holds an address, not an id", "the OAuth client id", BASE, CONFIG,
						"hawcx.client-id=https://api.hawcx.com"),
				wrong("hawcx.base-url ends with /oauth2/token, which the login finds", "Remove /oauth2/token", CONFIG,
						CLIENT, "hawcx.base-url=https://api.hawcx.com/oauth2/token"),
				wrong("hawcx.base-url ends with /v1/management", "Remove /v1/management", CONFIG, CLIENT,
						"hawcx.base-url=https://api.hawcx.com/v1/management"),
				wrong("hawcx.management.api-prefix ends with /management", "Remove /management", BASE, CONFIG, CLIENT,
						"hawcx.management.api-prefix=/v1/management"),
				wrong("a number without a unit counts as milliseconds", "5m", BASE, CONFIG, CLIENT,
						"hawcx.step-up.max-login-age=300"),
				wrong("hawcx.step-up.purposes holds a purpose with a space", "with commas", BASE, CONFIG, CLIENT,
						"hawcx.step-up.purposes=change_phone_number change_mfa_method"),
				wrong("hawcx.login.scope holds an empty scope", "with commas between them alone", BASE, CONFIG, CLIENT,
						"hawcx.login.scope=openid,"),
				wrong("hawcx.login.scope holds a scope with a quotation mark", "such as openid, email", BASE, CONFIG,
						CLIENT, "hawcx.login.scope=[\"openid\",\"email\"]"),
				wrong("hawcx.login.redirect-uri holds several addresses", "Write one address", BASE, CONFIG, CLIENT,
						"hawcx.login.redirect-uri=https://a.example.com/login/oauth2/code/hawcx,"
								+ "https://b.example.com/login/oauth2/code/hawcx"),
				wrong("hawcx.tenants.acme.config-id is not set, but hawcx.base-url is configured",
						"Set hawcx.tenants.acme.config-id", BASE, "hawcx.tenants.acme=config"));
	}

	private static String base64(String text) {
		return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
