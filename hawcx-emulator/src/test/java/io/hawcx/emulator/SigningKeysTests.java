package io.hawcx.emulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.JWSObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SigningKeysTests {

	private static final String VERIFIER = "v".repeat(43);

	private HawcxEmulator hawcx = HawcxEmulator.builder().seed("one").start();

	@AfterEach
	void stop() {
		this.hawcx.close();
	}

	@Test
	void signsWithANewKeyAtOnceWhenRotated() throws Exception {
		String before = keyIdOfIdToken();
		this.hawcx.rotateKeys();
		assertThat(keyIdOfIdToken()).isNotEqualTo(before);
		assertThat(published()).containsExactly(keyIdOfIdToken(), before);
	}

	@Test
	void publishesTheOldKeyForAnHourByTheClock() throws Exception {
		String before = keyIdOfIdToken();
		this.hawcx.rotateKeys();
		this.hawcx.clock().advance(Duration.ofMinutes(59));
		assertThat(published()).contains(before);
		this.hawcx.clock().advance(Duration.ofMinutes(1));
		assertThat(published()).containsExactly(keyIdOfIdToken());
	}

	@ParameterizedTest
	@EnumSource
	void publishesNoMoreThanEightOldGenerations(IdTokenAlgorithm algorithm) {
		this.hawcx.close();
		this.hawcx = HawcxEmulator.builder().idTokenAlgorithm(algorithm).start();
		int keys = published().size();
		for (int i = 0; i < 20; i++) {
			this.hawcx.rotateKeys();
		}
		assertThat(published()).doesNotHaveDuplicates().hasSize(9 * keys);
	}

	@Test
	void rotatesToTheSameKeysWhenTheSeedIsTheSame() throws Exception {
		this.hawcx.rotateKeys();
		String first = keyIdOfIdToken();
		this.hawcx.close();
		this.hawcx = HawcxEmulator.builder().seed("one").start();
		this.hawcx.rotateKeys();
		assertThat(keyIdOfIdToken()).isEqualTo(first);
	}

	private String keyIdOfIdToken() throws Exception {
		String clientId = this.hawcx.credentials().publicClientId();
		String code = this.hawcx.mintCode(MintCodeRequest.forVerifier(VERIFIER).clientId(clientId));
		Map<String, Object> reply = Http.json(new Http(this.hawcx.baseUrl()).postForm("/oauth2/token", Map
			.of("grant_type", "authorization_code", "client_id", clientId, "code", code, "code_verifier", VERIFIER),
				"X-Config-Id", this.hawcx.credentials().configId()));
		return JWSObject.parse((String) reply.get("id_token")).getHeader().getKeyID();
	}

	private List<String> published() {
		List<?> keys = (List<?>) Http.json(new Http(this.hawcx.baseUrl()).get("/.well-known/jwks.json")).get("keys");
		return keys.stream().map((key) -> (String) ((Map<?, ?>) key).get("kid")).toList();
	}

}
