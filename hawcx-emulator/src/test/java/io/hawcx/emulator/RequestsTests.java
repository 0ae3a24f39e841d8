package io.hawcx.emulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.hawcx.emulator.request.RecordedRequest;
import io.hawcx.emulator.request.Requests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RequestsTests {

	private static final String VERIFIER = "v".repeat(43);

	private final MutableClock clock = new MutableClock();

	private final HawcxEmulator hawcx = HawcxEmulator.builder().clock(this.clock).start();

	private final Http http = new Http(this.hawcx.baseUrl());

	@AfterEach
	void stop() {
		this.hawcx.close();
	}

	@Test
	void tellsWhoSentARequestAndWhatWasAnswered() {
		exchange(Map.of("code", mint(), "code_verifier", VERIFIER), this.hawcx.credentials().configId());
		RecordedRequest request = this.hawcx.requests().to("/oauth2/token").latest();
		assertThat(request).isNotNull();
		assertThat(request.number()).isEqualTo(1);
		assertThat(request.instant()).isEqualTo(this.clock.instant());
		assertThat(request.method()).isEqualTo("POST");
		assertThat(request.path()).isEqualTo("/oauth2/token");
		assertThat(request.clientId()).isEqualTo(this.hawcx.credentials().publicClientId());
		assertThat(request.configId()).isEqualTo(this.hawcx.credentials().configId());
		assertThat(request.status()).isEqualTo(200);
		assertThat(request.reason()).isNull();
		assertThat(request.isRefused()).isFalse();
		assertThat(request).hasToString("POST /oauth2/token -> 200");
	}

	@Test
	void tellsWhyARequestWasRefused() {
		exchange(Map.of("code", "none", "code_verifier", VERIFIER), this.hawcx.credentials().configId());
		exchange(Map.of(), "cfg_other");
		this.http.get("/authorize?client_id=none");
		this.http.get("/nowhere");
		assertThat(this.hawcx.requests().refused().list()).extracting(RecordedRequest::toString)
			.containsExactly(
					"POST /oauth2/token -> 400 (invalid_grant: the authorization code is unknown or was issued to "
							+ "another client)",
					"POST /oauth2/token -> 401 (Unknown X-Config-Id)",
					"GET /authorize -> 400 (The application's request is wrong: The client_id is missing or unknown.)",
					"GET /nowhere -> 404 (Not Found)");
	}

	@Test
	void tellsWhyAnApplicationWasSentBack() {
		this.http.get("/authorize?redirect_uri=http://localhost/cb&response_type=code&scope=email&client_id="
				+ this.hawcx.credentials().publicClientId());
		RecordedRequest request = this.hawcx.requests().to("/authorize").latest();
		assertThat(request).hasToString("GET /authorize -> 302 (invalid_scope: scope does not hold openid)");
		assertThat(request.clientId()).isEqualTo(this.hawcx.credentials().publicClientId());
	}

	@Test
	void tellsWhyASealedReplyRefuses() {
		this.http.postJson("/v1/management/users/phone", Map.of(), "X-Config-Id", this.hawcx.credentials().configId(),
				"Authorization", "Bearer nothing");
		assertThat(this.hawcx.requests().latest())
			.hasToString("POST /v1/management/users/phone -> 401 (Bearer JWT: not a signed JWT)");
	}

	@Test
	void holdsNoSecretsWhateverIsSent() {
		String code = mint();
		exchange(Map.of("code", code, "code_verifier", VERIFIER, "client_assertion", "assertion-secret"),
				this.hawcx.credentials().secretKey());
		this.http.get("/authorize/resume?op=operation-secret&client_id=" + this.hawcx.credentials().secretKey());
		assertThat(this.hawcx.requests().toString()).doesNotContain(code, VERIFIER, "secret");
		assertThat(this.hawcx.requests().list())
			.allMatch((request) -> request.configId() == null || request.configId().length() < 12)
			.allMatch((request) -> request.clientId() == null || request.clientId().length() < 40);
	}

	@Test
	void leavesTheEmulatorsOwnPagesOutUnlessTheyAreRefused() {
		this.http.get("/emulator/credentials");
		this.http.get("/emulator/style.css");
		this.http.get("/emulator/none");
		assertThat(this.hawcx.requests().list()).extracting(RecordedRequest::path).containsExactly("/emulator/none");
	}

	@Test
	void findsRequestsByWhatTheyAre() {
		this.http.get("/.well-known/jwks.json");
		this.http.get("/.well-known/openid-configuration");
		this.http.get("/.well-known/jwks.json");
		Requests requests = this.hawcx.requests();
		assertThat(requests.count()).isEqualTo(3);
		assertThat(requests.to("/.well-known/jwks.json").count()).isEqualTo(2);
		assertThat(requests.matching((each) -> each.method().equals("POST")).latest()).isNull();
		requests.clear();
		assertThat(requests.list()).isEmpty();
	}

	@Test
	void waitsForARequestThatIsToCome() throws Exception {
		CompletableFuture<RecordedRequest> waiting = CompletableFuture.supplyAsync(() -> this.hawcx.requests()
			.await((request) -> request.path().equals("/.well-known/jwks.json"), Duration.ofSeconds(20)));
		this.http.get("/.well-known/openid-configuration");
		this.http.get("/.well-known/jwks.json");
		assertThat(waiting.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
	}

	@Test
	void saysWhatCameWhenARequestDidNotComeInTime() {
		this.http.get("/.well-known/jwks.json");
		assertThatIllegalStateException()
			.isThrownBy(() -> this.hawcx.requests().to("/oauth2/token").await(1, Duration.ofMillis(1)))
			.withMessageContaining("Of 1 requests that match 0 came")
			.withMessageContaining("GET /.well-known/jwks.json -> 200");
	}

	@Test
	void showsAnImmutableList() {
		this.http.get("/.well-known/jwks.json");
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.hawcx.requests().list().clear());
	}

	private String mint() {
		return this.hawcx
			.mintCode(MintCodeRequest.forVerifier(VERIFIER).clientId(this.hawcx.credentials().publicClientId()));
	}

	private void exchange(Map<String, String> parameters, String configId) {
		Map<String, String> form = new HashMap<>(parameters);
		form.put("grant_type", "authorization_code");
		form.put("client_id", this.hawcx.credentials().publicClientId());
		this.http.postForm("/oauth2/token", form, "X-Config-Id", configId);
	}

}
