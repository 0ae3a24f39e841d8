package io.hawcx.emulator.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ConfigFileTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			prot: 1                               | prot is unknown: the known ones are port, seed, algorithm,
			users: [{mail: a@example.com}]        | users[0].mail is unknown: the known ones are email, phone,
			port: many                            | port is not a number from 0 to 65535.
			port: 1e3                             | port is not a number from 0 to 65535.
			port: [1]                             | port is not a single value.
			port:                                 | port is missing.
			address: 0.0.0.0                      | address is unknown
			algorithm: RS256                      | algorithm is none of ES256, ES512 and EdDSA.
			discovery: both                       | discovery is neither redirect nor lean.
			access-tokens: yes                    | access-tokens is neither true nor false.
			users: alice@example.com              | users is not a list.
			users: [alice@example.com]            | users[0] is not a mapping of names to values.
			users: [{phone: '+15555550101'}]      | users[0].email is missing.
			users: [{email: nobody}]              | users[0].email is not an e-mail address.
			users: [{email: a@b.c, phone: 555}]   | users[0].phone is not a number in E.164
			users: [{email: a@b.c, mfa-method: x}]| users[0].mfa-method is none of email_otp, sms_otp and totp.
			users: [{email: a@b.c, mfa-enforcement: x}] | users[0].mfa-enforcement is none of default,
			clients: [{id: a, secret: x}]         | clients[0].secret is unknown: the known ones are id, redirect-uris,
			clients: [{id: 'a b'}]                | clients[0].id: A client id has 1 to 200 visible ASCII characters.
			clients: [{id: a, redirect-uris: x}]  | clients[0].redirect-uris is not a list.
			clients: [{id: a, redirect-uris: [http://x/, 'ftp://x/']}] | clients[0].redirect-uris[1]: A redirect URI is
			clients: [{id: a, public-jwk: x}]     | clients[0].public-jwk is not a mapping of names to values.
			clients: [{id: a, public-jwk: {kty: RSA}}] | clients[0].public-jwk:
			tenants: [{id: acme}]                 | tenants[0].id is unknown: the known ones are name, clients, users.
			tenants: [{users: []}]                | tenants[0].name is missing.
			tenants: [{name: Acme}]               | tenants[0].name: A tenant's name has 1 to 32 lower-case
			tenants: [{name: a, users: [{}]}]     | tenants[0].users[0].email is missing.
			tenants: acme                         | tenants is not a list.
			[a, b]                                | is not a mapping of names to values.
			one text                              | is not a mapping of names to values.
			{port: 1, port: 2}                    | duplicate key port
			{port: 1                              | line 2:
			!!java.net.URL [x]                    | line 1:
			!!timestamp 2026-11-24                | is not a mapping of names to values.
			""")
	void refusesWhatItDoesNotUnderstand(String yaml, String reason) throws IOException {
		assertThatItIsRefused(yaml + "\n", reason);
	}

	@Test
	void refusesWhatWouldTakeTooMuch() throws IOException {
		assertThatItIsRefused("", "is empty.");
		assertThatItIsRefused("seed: " + "x".repeat(256 * 1024), "is larger than 256 KiB.");
		assertThatItIsRefused("[".repeat(1000), "Nesting Depth exceeded");
		assertThatItIsRefused("a: &a [x]\nb: [*a, *a]\nc: [*a]", "aliases");
	}

	@ParameterizedTest
	@ValueSource(strings = { "seed: \u001b[31m", "seed: \u0007" })
	void putsNoControlCharacterOntoTheTerminal(String yaml) throws IOException {
		assertThatItIsRefused(yaml, "hawcx.yml");
	}

	@Test
	void refusesWhatIsNotUtf8() throws IOException {
		Path file = Files.write(this.folder.resolve("hawcx.yml"),
				"seed: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
		assertThatIllegalArgumentException().isThrownBy(() -> ConfigFile.read(file.toString(), new Setup()))
			.withMessageEndingWith("is not UTF-8.");
	}

	private void assertThatItIsRefused(String yaml, String reason) throws IOException {
		Path file = Files.writeString(this.folder.resolve("hawcx.yml"), yaml);
		assertThatIllegalArgumentException().isThrownBy(() -> ConfigFile.read(file.toString(), new Setup()))
			.withMessageContaining(reason)
			.satisfies(
					(ex) -> assertThat(ex.getMessage()).contains("hawcx.yml").endsWith(".").matches("[\\x20-\\x7e…]+"));
	}

}
