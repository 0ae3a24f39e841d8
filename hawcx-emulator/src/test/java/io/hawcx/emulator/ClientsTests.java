package io.hawcx.emulator;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.hawcx.emulator.internal.crypto.Ed25519Key;
import io.hawcx.emulator.internal.json.Json;
import io.hawcx.emulator.tenant.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ClientsTests {

	private static final String CHALLENGE = "c".repeat(43);

	private final Ed25519Key key = new Ed25519Key("kid-1", new byte[32]);

	@Test
	void takesSeveralClients() {
		try (HawcxEmulator hawcx = HawcxEmulator.builder().client(Client.publicClient("one")).start()) {
			hawcx.registerClient(Client.confidential("two", this.key.publicJwk().toJSONString()));
			assertThat(hawcx.clients()).extracting(Client::id)
				.containsExactly(hawcx.credentials().publicClientId(), hawcx.credentials().confidentialClientId(),
						"one", "two");
			assertThat(hawcx.clients()).extracting(Client::isConfidential).containsExactly(false, true, false, true);
			assertThat(redirected(hawcx, "one", "http://localhost/cb")).isTrue();
			assertThat(redirected(hawcx, "two", "http://localhost/cb")).isTrue();
			assertThat(redirected(hawcx, "three", "http://localhost/cb")).isFalse();
		}
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost:8080/cb, true", "http://localhost:9090/cb, true", "http://localhost/cb, true",
			"http://localhost:8080/other, false", "http://localhost:8080/cb?a=b, false", "http://127.0.0.1/cb, false",
			"https://localhost/cb, false", "https://app.example/cb, true", "https://app.example:444/cb, false",
			"https://app.example/cb/, false" })
	void leavesThePortOfRegisteredLoopbackUrisOpen(String redirectUri, boolean allowed) {
		Client client = Client.publicClient("one").redirectUris("http://localhost:8080/cb", "https://app.example/cb");
		try (HawcxEmulator hawcx = HawcxEmulator.builder().client(client).start()) {
			assertThat(redirected(hawcx, "one", redirectUri)).isEqualTo(allowed);
		}
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost/cb, true", "http://acme.localhost:8080/cb, true", "https://Acme.LocalHost/cb, true",
			"http://eu.acme.localhost:8080/cb, true", "http://acme.localhost:99999/cb, false",
			"http://acme.localhost:/cb, false", "http://user@acme.localhost/cb, false", "http://.localhost/cb, false",
			"http://acme..localhost/cb, false", "http://acme.localhost./cb, false", "http://a_b.localhost/cb, false",
			"http://acmelocalhost/cb, false", "http://acme.localhost.example/cb, false",
			"http://app.example/.localhost, false", "http://app.example?.localhost, false" })
	void answersAtLoopbackAloneWhenNothingIsRegistered(String redirectUri, boolean allowed) {
		try (HawcxEmulator hawcx = HawcxEmulator.builder().client(Client.publicClient("one")).start()) {
			assertThat(redirected(hawcx, "one", redirectUri)).isEqualTo(allowed);
		}
	}

	@ParameterizedTest
	@CsvSource({ "one, http://localhost:8080/cb, true", "one, http://localhost:9090/cb, false",
			"one, http://localhost/cb, false", "two, http://localhost:8080/cb, false" })
	void comparesExactlyWhenStrict(String clientId, String redirectUri, boolean allowed) {
		Client client = Client.publicClient("one").redirectUris("http://localhost:8080/cb");
		try (HawcxEmulator hawcx = HawcxEmulator.builder()
			.client(client)
			.client(Client.publicClient("two"))
			.strictRedirects(true)
			.start()) {
			assertThat(redirected(hawcx, clientId, redirectUri)).isEqualTo(allowed);
		}
	}

	@Test
	void replacesAClientOfTheSameId() {
		try (HawcxEmulator hawcx = HawcxEmulator.start()) {
			Client builtIn = hawcx.clients().get(1);
			hawcx.registerClient(builtIn.redirectUris("http://localhost/cb"));
			assertThat(hawcx.clients()).hasSize(2);
			assertThat(hawcx.clients().get(1).isConfidential()).isTrue();
			assertThat(redirected(hawcx, builtIn.id(), "http://localhost/other")).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/relative", "urn:x", "ftp://localhost/", "http://user@localhost/",
			"http://localhost/#fragment", "http://localhost/ä", "not a uri" })
	void refusesToRegisterWhatIsNoRedirectUri(String redirectUri) {
		Client client = Client.publicClient("one");
		assertThatIllegalArgumentException().isThrownBy(() -> client.redirectUris(redirectUri))
			.withMessageContaining("absolute http or https URI");
	}

	@Test
	void refusesKeysThatAreNotPublicEd25519Ones() {
		Map<String, Object> jwk = this.key.privateJwk();
		assertThatIllegalArgumentException().isThrownBy(() -> Client.confidential("one", text(jwk)))
			.withMessageContaining("private key");
		jwk.remove("d");
		jwk.remove("kid");
		assertThatIllegalArgumentException().isThrownBy(() -> Client.confidential("one", text(jwk)))
			.withMessageContaining("kid");
		assertThatIllegalArgumentException().isThrownBy(() -> Client.confidential("one", "{\"secret\":"))
			.withMessageNotContaining("secret");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Client.confidential("one", "{\"kty\":\"oct\",\"k\":\"AA\"}"))
			.withMessageContaining("Ed25519");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "ä", "a\n" })
	void refusesIdsThatCannotBeOne(String id) {
		assertThatIllegalArgumentException().isThrownBy(() -> Client.publicClient(id));
	}

	private static String text(Map<String, Object> jwk) {
		return new String(Json.write(jwk), StandardCharsets.UTF_8);
	}

	private static boolean redirected(HawcxEmulator hawcx, String clientId, String redirectUri) {
		HttpResponse<String> response = new Http(hawcx.baseUrl())
			.get("/authorize?" + Http.encode(Map.of("client_id", clientId, "redirect_uri", redirectUri, "response_type",
					"code", "scope", "openid", "code_challenge", CHALLENGE, "code_challenge_method", "S256")));
		assertThat(response.statusCode()).isIn(302, 400);
		return response.statusCode() == 302;
	}

}
