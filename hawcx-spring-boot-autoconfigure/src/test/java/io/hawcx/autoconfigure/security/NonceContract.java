package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.hawcx.emulator.MintCodeRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nonces of a code hand-over, on either web stack, where the application asks for none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class NonceContract {

	private ContractApplication application;

	abstract ContractApplication start(Map<String, ?> properties);

	@BeforeAll
	void start() {
		this.application = start(LoginContract.embedded("hawcx.login.code-handover.require-nonce", "false"));
	}

	@AfterAll
	void stop() {
		this.application.close();
	}

	@Test
	void nonceWhenFetchedThenIsNotCached() throws IOException {
		HttpResponse<String> reply = this.application.visitor().browser().get("/login/hawcx/nonce");
		assertThat(reply.statusCode()).isEqualTo(200);
		assertThat(reply.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
	}

	@Test
	void nonceWhenNineAreFetchedThenTheOldestIsForgotten() throws IOException {
		Visitor visitor = this.application.visitor();
		List<JsonNode> nonces = new ArrayList<>();
		for (int i = 0; i < 9; i++) {
			nonces.add(visitor.nonce());
		}
		assertThat(Visitor.problem(visitor.handOver(nonces.get(8), visitor.code(nonces.get(0)))))
			.isEqualTo("401 invalid_nonce");
		assertThat(visitor.handOver(nonces.get(8), visitor.code(nonces.get(1))).statusCode()).isEqualTo(204);
	}

	@Test
	void nonceWhenOneWasIssuedThenTheTokenMustCarryIt() throws IOException {
		Visitor visitor = this.application.visitor();
		JsonNode start = visitor.nonce();
		assertThat(Visitor.problem(visitor.handOver(start, visitor.code(start).nonce(null))))
			.isEqualTo("401 invalid_nonce");
		assertThat(visitor.status("/me")).isEqualTo(302);
	}

	@Test
	void nonceWhenNoneIsOutstandingThenOnlyThePropertyLetsATokenInWithoutOne() throws IOException {
		Visitor visitor = this.application.visitor();
		MintCodeRequest bare = MintCodeRequest.forVerifier(Visitor.VERIFIER);
		assertThat(Visitor.problem(visitor.handOver(csrf(visitor), bare.nonce("unasked"))))
			.isEqualTo("401 invalid_nonce");
		assertThat(visitor.handOver(csrf(visitor), bare.nonce(null)).statusCode()).isEqualTo(204);
		try (ContractApplication strict = start(LoginContract.embedded())) {
			Visitor other = strict.visitor();
			assertThat(Visitor.problem(other.handOver(csrf(other), bare.nonce(null)))).isEqualTo("401 invalid_nonce");
		}
	}

	// The token alone: the other address that tells it issues a nonce as well.
	private static JsonNode csrf(Visitor visitor) throws IOException {
		return JsonMapper.shared().readTree(visitor.body("/public/csrf"));
	}

}
