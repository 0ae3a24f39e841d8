package io.hawcx.emulator.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.EmulatorTenant;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.Http;
import io.hawcx.emulator.MintCodeRequest;
import io.hawcx.emulator.tenant.Client;
import io.hawcx.emulator.user.MfaMethod;
import io.hawcx.emulator.user.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

class EmulatorMainTests {

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();

	@TempDir
	private Path folder;

	@Test
	void printsOneLineThatEndsInTheBaseUrlWhenReady() {
		try (HawcxEmulator hawcx = run("--port", "0")) {
			assertThat(this.out.toString(StandardCharsets.UTF_8))
				.endsWith(" " + hawcx.baseUrl() + System.lineSeparator())
				.hasLineCount(1);
		}
	}

	@Test
	void printsALineForEachTenantAfterTheOneWhenReady() {
		try (HawcxEmulator hawcx = run("--port", "0", "--tenant", "acme", "--tenant=beta")) {
			String configure = "What to configure tenant %s with is at " + hawcx.baseUrl()
					+ "/emulator/credentials?tenant=%1$s";
			assertThat(this.out.toString(StandardCharsets.UTF_8).lines()).hasSize(3)
				.startsWith("The Hawcx emulator, for development and tests only, is ready at " + hawcx.baseUrl())
				.endsWith(configure.formatted("acme"), configure.formatted("beta"));
		}
	}

	@Test
	void givesTenantsTheUsersAndClientsAfterThem() throws IOException {
		Path file = write("""
				port: 0
				tenants:
				  - name: acme
				    users: [{email: file@example.com, mfa-method: totp}]
				    clients: [{id: file, redirect-uris: [https://acme.test/callback]}]
				  - name: beta
				""");
		try (HawcxEmulator hawcx = run("--user=main@example.com", "--client=main", "--tenant=acme",
				"--user=acme@example.com", "--client=web", "--redirect-uri=https://acme.test/", "--tenant=third",
				"--client=web", "--config=" + file)) {
			assertThat(hawcx.tenants()).extracting(EmulatorTenant::name).containsExactly("acme", "beta", "third");
			EmulatorTenant acme = hawcx.tenant("acme");
			assertThat(acme.users().find("file@example.com").mfaMethod()).isEqualTo(MfaMethod.TOTP);
			assertThat(acme.users().find("acme@example.com")).isNotNull();
			assertThat(acme.users().find("main@example.com")).isNull();
			assertThat(hawcx.users().find("main@example.com")).isNotNull();
			assertThat(hawcx.users().find("acme@example.com")).isNull();
			assertThat(acme.clients()).extracting(Client::id, Client::redirectUris)
				.contains(tuple("file", List.of("https://acme.test/callback")),
						tuple("web", List.of("https://acme.test/")));
			assertThat(hawcx.clients()).extracting(Client::id).contains("main").doesNotContain("web", "file");
			assertThat(hawcx.tenant("third").clients()).extracting(Client::id, Client::redirectUris)
				.contains(tuple("web", List.of()));
		}
	}

	@Test
	void givesTheSameKeysWhenTheSeedIsTheSame() {
		try (HawcxEmulator one = run("--port=0", "--seed=a=b");
				HawcxEmulator two = run("--port", "0", "--seed", "a=b")) {
			assertThat(one.credentials().secretKey()).isEqualTo(two.credentials().secretKey());
		}
	}

	@Test
	void appliesEveryOption() {
		try (HawcxEmulator hawcx = run("--port=0", "--discovery=lean", "--algorithm=EdDSA", "--access-tokens",
				"--config-id-optional", "--user=bob@example.com")) {
			assertThatItIsLeanWithEdDsaAndAccessTokens(hawcx);
			assertThat(hawcx.users().find("bob@example.com")).isNotNull();
		}
	}

	@Test
	void appliesEveryKeyOfTheConfigurationFile() throws IOException {
		Path file = write("""
				port: 0
				seed: 007
				algorithm: EdDSA
				discovery: lean
				config-id-optional: true
				access-tokens: true
				strict-redirects: true
				clients:
				  - id: web
				    redirect-uris: [http://localhost:8080/callback, https://web.test/callback]
				  - id: signing
				    public-jwk: {kty: OKP, crv: Ed25519, kid: 1, x: 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo}
				users:
				  - email: bob@example.com
				    phone: +15555550101
				    mfa-method: totp
				    mfa-enforcement: always_on
				  - email: carol@example.com
				""");
		try (HawcxEmulator hawcx = run("--config", file.toString());
				HawcxEmulator same = run("--port=0", "--seed=007")) {
			assertThatItIsLeanWithEdDsaAndAccessTokens(hawcx);
			assertThat(hawcx.credentials().secretKey()).isEqualTo(same.credentials().secretKey());
			assertThat(hawcx.clients()).extracting(Client::id, Client::isConfidential, Client::redirectUris)
				.contains(tuple("web", false, List.of("http://localhost:8080/callback", "https://web.test/callback")),
						tuple("signing", true, List.of()));
			User bob = hawcx.users().find("bob@example.com");
			assertThat(bob).extracting(User::phone, User::mfaMethod, User::mfaEnforcement)
				.containsExactly("+15555550101", MfaMethod.TOTP, "always_on");
			assertThat(hawcx.users().find("carol@example.com")).extracting(User::phone, User::mfaMethod)
				.containsExactly(null, MfaMethod.EMAIL_OTP);
		}
	}

	@Test
	void takesRedirectUrisForTheClientBeforeThem() {
		try (HawcxEmulator hawcx = run("--port=0", "--client=one", "--client=two",
				"--redirect-uri=http://localhost:1/two", "--redirect-uri=https://two.test/", "--client=three",
				"--redirect-uri=http://localhost:3/three", "--strict-redirects")) {
			assertThat(hawcx.clients()).extracting(Client::id, Client::redirectUris)
				.contains(tuple("one", List.of()), tuple("two", List.of("http://localhost:1/two", "https://two.test/")),
						tuple("three", List.of("http://localhost:3/three")));
			assertThat(authorize(hawcx, "three", "http://localhost:3/three")).isEqualTo(302);
			assertThat(authorize(hawcx, "three", "http://localhost:4/three")).isEqualTo(400);
			assertThat(authorize(hawcx, "one", "http://localhost:1/")).isEqualTo(400);
		}
		try (HawcxEmulator hawcx = run("--port=0", "--client=three", "--redirect-uri=http://localhost:3/three")) {
			assertThat(authorize(hawcx, "three", "http://localhost:4/three")).isEqualTo(302);
			assertThat(authorize(hawcx, "three", "http://localhost:3/other")).isEqualTo(400);
		}
	}

	private static int authorize(HawcxEmulator hawcx, String clientId, String redirectUri) {
		return new Http(hawcx.baseUrl())
			.get("/authorize?" + Http.encode(Map.of("client_id", clientId, "redirect_uri", redirectUri, "response_type",
					"code", "scope", "openid")))
			.statusCode();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void takesDebugCodesAndUnknownUsersFromOptionsAndTheFile(boolean options) throws IOException {
		Path file = write(options ? "port: 0" : "{port: 0, debug-codes: false, enrol-unknown-users: true}");
		String[] arguments = options ? new String[] { "--port=0", "--no-debug-codes", "--enrol-unknown-users" }
				: new String[] { "--config", file.toString() };
		try (HawcxEmulator hawcx = run(arguments)) {
			String reply = new Http(hawcx.baseUrl())
				.postJson("/v1/auth",
						Map.of("protocolVersion", 2, "action", Map.of("type", "start", "identifier", "new@example.com",
								"codeChallenge", "c".repeat(43))),
						"X-Config-Id", hawcx.credentials().configId())
				.body();
			assertThat(reply).contains("enter_code").doesNotContain("otp_code");
		}
	}

	@Test
	void letsOptionsWinOverTheConfigurationFile() throws IOException {
		Path file = write("""
				port: 1
				seed: other
				users: [{email: bob@example.com}]
				""");
		try (HawcxEmulator hawcx = run("--port=0", "--seed=one", "--user=carol@example.com", "--config=" + file);
				HawcxEmulator same = run("--port=0", "--seed=one")) {
			assertThat(hawcx.credentials().configId()).isEqualTo(same.credentials().configId());
			assertThat(hawcx.users().find("bob@example.com")).isNotNull();
			assertThat(hawcx.users().find("carol@example.com")).isNotNull();
		}
	}

	@Test
	void explainsEveryOptionWhenHelpIsAskedFor() {
		assertThat(run("--help")).isNull();
		assertThat(run("keygen", "--help")).isNull();
		assertThat(this.out.toString(StandardCharsets.UTF_8)).contains("--config", "--port", "--seed",
				"--config-id-optional", "--discovery", "--algorithm", "--access-tokens", "--user", "--client",
				"--redirect-uri", "--tenant", "--strict-redirects", "--no-debug-codes", "--enrol-unknown-users",
				"--help", "keygen");
	}

	@ParameterizedTest
	@CsvSource({ "--nonsense,Unknown argument --nonsense: see --help.",
			"nonsense,Unknown argument nonsense: see --help.",
			"--address 0.0.0.0,Unknown argument --address: see --help.",
			"--host 0.0.0.0,Unknown argument --host: see --help.", "--port,--port needs a value.",
			"--port=,--port needs a value.", "--port=-1,--port is not a number from 0 to 65535.",
			"--port=65536,--port is not a number from 0 to 65535.",
			"--discovery=other,--discovery is neither redirect nor lean.",
			"--algorithm=RS256,'--algorithm is none of ES256, ES512 and EdDSA.'",
			"--port=0 --user=nobody,--user is not an e-mail address.", "--tenant=,--tenant needs a value.",
			"--port=0 --tenant=Acme,--tenant: A tenant's name has 1 to 32 lower-case letters and digits.",
			"--client=a --tenant=b --redirect-uri=http://localhost/,--redirect-uri needs a --client before it.",
			"--redirect-uri=http://localhost/,--redirect-uri needs a --client before it.",
			"--port=0 --client=a\u00e4,--client: A client id has 1 to 200 visible ASCII characters.",
			"--config=nowhere.yml,--config: there is no file nowhere.yml.",
			"--config=a --config=b,--config can be given only once.", "--port --seed=x,--port needs a value.",
			"--access-tokens=maybe,Invalid value for option '--access-tokens': 'maybe' is not a boolean.",
			"@options,Unknown argument @options: see --help.",
			"--port=0 keygen secret-key,Unknown argument keygen: see --help." })
	void refusesWhatItDoesNotUnderstand(String arguments, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> run(arguments.split(" "))).withMessage(reason);
	}

	@Test
	void refusesThePortWhenItIsTaken() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			assertThat(EmulatorMain.exitCode(print(), print(), "--port=" + taken.getLocalPort())).isEqualTo(2);
			assertThat(this.out.toString(StandardCharsets.UTF_8)).hasLineCount(1)
				.contains("cannot listen on 127.0.0.1:" + taken.getLocalPort());
		}
	}

	private static void assertThatItIsLeanWithEdDsaAndAccessTokens(HawcxEmulator hawcx) {
		Http http = new Http(hawcx.baseUrl());
		assertThat(Http.json(http.get("/.well-known/openid-configuration")))
			.containsEntry("id_token_signing_alg_values_supported", List.of("EdDSA"))
			.doesNotContainKey("authorization_endpoint");
		String verifier = "v".repeat(43);
		String client = hawcx.credentials().publicClientId();
		assertThat(Http.json(http.postForm("/oauth2/token",
				Map.of("grant_type", "authorization_code", "client_id", client, "code_verifier", verifier, "code",
						hawcx.mintCode(MintCodeRequest.forVerifier(verifier).clientId(client))))))
			.containsKey("access_token");
	}

	private Path write(String yaml) throws IOException {
		return Files.writeString(this.folder.resolve("hawcx.yml"), yaml);
	}

	private HawcxEmulator run(String... arguments) {
		return EmulatorMain.run(print(), arguments);
	}

	private PrintStream print() {
		return new PrintStream(this.out, true, StandardCharsets.UTF_8);
	}

}
