package io.hawcx.oauth;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import io.hawcx.TokenVerificationException;
import io.hawcx.Vectors;
import io.hawcx.http.HttpResponse;
import io.hawcx.key.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HawcxOAuthKeysTests {

	private static final SigningKey NEW_KEY = SigningKey.parse(
			"-----BEGIN PRIVATE KEY-----\n"
					+ "MC4CAQAwBQYDK2VwBCIEIDe1+gR9r0ZdKt4B911pOt0G1mv7Z9ZDXUVbF383QMgo\n-----END PRIVATE KEY-----\n",
			"new");

	private final MutableClock clock = new MutableClock(TestIssuer.NOW);

	private final StubTransport transport = TestIssuer.transport();

	private final HawcxOAuth client = TestIssuer.client(this.transport, this.clock)
		.clockTolerance(Duration.ofHours(3))
		.build();

	@Test
	void asksOnceWhenTokensFollow() {
		for (int i = 0; i < 5; i++) {
			verify(token(TestIssuer.KEY));
		}
		assertThat(fetches()).isOne();
		this.clock.advance(Duration.ofMinutes(61));
		verify(token(TestIssuer.KEY));
		assertThat(fetches()).isEqualTo(2);
	}

	@Test
	void asksOnceMoreWhenThousandKeyIdsAreUnknown() {
		verify(token(TestIssuer.KEY));
		for (int i = 0; i < 1_000; i++) {
			String token = token(TestIssuer.KEY, "unknown-" + i);
			assertRefused(token, "its key id (kid) is not in the published set");
		}
		assertThat(fetches()).isEqualTo(2);
		this.clock.advance(Duration.ofSeconds(29));
		assertRefused(token(TestIssuer.KEY, "unknown"), "kid");
		assertThat(fetches()).isEqualTo(2);
		this.clock.advance(Duration.ofSeconds(1));
		assertRefused(token(TestIssuer.KEY, "unknown"), "kid");
		assertThat(fetches()).isEqualTo(3);
	}

	@Test
	void asksOnceWhenColdAndKeyIdIsUnknown() {
		assertRefused(token(TestIssuer.KEY, "unknown"), "kid");
		assertThat(fetches()).isOne();
	}

	@Test
	void acceptsNewKeyWhenRotated() {
		verify(token(TestIssuer.KEY));
		publish("{\"keys\":[" + NEW_KEY.publicJwk() + "]}");
		verify(token(NEW_KEY));
		assertThat(fetches()).isEqualTo(2);
		assertRefused(token(TestIssuer.KEY), "kid");
	}

	@Test
	void sharesKeysWhenCopied() {
		verify(token(TestIssuer.KEY));
		this.client.withClientAssertion(ClientAssertionSigner.ed25519(TestIssuer.KEY))
			.verifyIdToken(token(TestIssuer.KEY), null);
		assertThat(fetches()).isOne();
	}

	@Test
	void sharesOneFetchWhenManyCallersAreCold() throws Exception {
		this.client.metadata();
		CountDownLatch allAsk = new CountDownLatch(200);
		byte[] keys = ("{\"keys\":[" + TestIssuer.KEY.publicJwk() + "]}").getBytes(StandardCharsets.UTF_8);
		this.transport.reply(TestIssuer.JWKS, (request) -> {
			try {
				allAsk.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
			return new HttpResponse(200, Map.of(), keys);
		});
		ExecutorService executor = Executors.newFixedThreadPool(200);
		try {
			List<Future<String>> outcomes = new ArrayList<>();
			for (int i = 0; i < 200; i++) {
				outcomes.add(executor.submit(() -> {
					allAsk.countDown();
					return this.client.verifyIdToken(token(TestIssuer.KEY), null).subject();
				}));
			}
			for (Future<String> outcome : outcomes) {
				assertThat(outcome.get()).isEqualTo("usr_1");
			}
		}
		finally {
			executor.shutdownNow();
		}
		assertThat(fetches()).isOne();
	}

	@Test
	void refusesWhenUnreachableAndRecoversAfterwards() {
		this.transport.reply(TestIssuer.JWKS, 503, "");
		assertRefused(token(TestIssuer.KEY), "its keys could not be fetched from " + TestIssuer.JWKS);
		publish("{\"keys\":[" + TestIssuer.KEY.publicJwk() + "]}");
		verify(token(TestIssuer.KEY));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "<html>", "{}", "{\"keys\":{}}", "{\"keys\":[],\"keys\":[]}" })
	void refusesWhenReplyIsNoKeySet(String document) {
		publish(document);
		assertRefused(token(TestIssuer.KEY), "key set");
	}

	@Test
	void leavesOutKeysWhenUnusable() {
		String small = "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"small\",\"x\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}";
		String off = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"off\",\"x\":\"" + "A".repeat(43) + "\",\"y\":\""
				+ "A".repeat(43) + "\"}";
		publish("{\"keys\":[7,null,{},{\"kty\":\"XYZ\"},{\"kty\":\"oct\",\"k\":\"AAAA\"},{\"kty\":7}," + small + ","
				+ off + "," + TestIssuer.KEY.publicJwk() + "]}");
		verify(token(TestIssuer.KEY));
		assertRefused(token(TestIssuer.KEY, "small"), "kid");
	}

	@Test
	void refusesWhenPrivateHalfIsPublished() {
		publish("{\"keys\":[" + Vectors.read("client-assertion").get("private_jwk") + "]}");
		assertRefused(token(TestIssuer.KEY), "kid");
	}

	@Test
	void refusesWhenKeyIsMeantForSomethingElse() {
		publishChanged("\"use\":\"sig\"", "\"use\":\"enc\"");
		assertRefused(token(TestIssuer.KEY), "encryption (use)");
		this.clock.advance(Duration.ofHours(2));
		publishChanged("\"alg\":\"EdDSA\"", "\"alg\":\"ES256\"");
		assertRefused(token(TestIssuer.KEY), "another algorithm (alg)");
		this.clock.advance(Duration.ofHours(2));
		publishChanged("\"use\":\"sig\"", "\"key_ops\":[\"sign\"]");
		assertRefused(token(TestIssuer.KEY), "key_ops");
	}

	@Test
	void acceptsMissingKeyIdWhenExactlyOneKeyFits() {
		String token = token(TestIssuer.KEY, null);
		verify(token);
		this.clock.advance(Duration.ofHours(2));
		publish("{\"keys\":[" + TestIssuer.KEY.publicJwk() + "," + NEW_KEY.publicJwk() + "]}");
		assertRefused(token, "2 published keys fit its algorithm instead of exactly one");
	}

	private void publishChanged(String part, String replacement) {
		publish("{\"keys\":[" + TestIssuer.KEY.publicJwk().replace(part, replacement) + "]}");
	}

	private void publish(String document) {
		this.transport.reply(TestIssuer.JWKS, 200, document);
	}

	private void verify(String token) {
		assertThat(this.client.verifyIdToken(token, null).subject()).isEqualTo("usr_1");
	}

	private void assertRefused(String token, String rule) {
		assertThatExceptionOfType(TokenVerificationException.class)
			.isThrownBy(() -> this.client.verifyIdToken(token, null))
			.withMessageContaining(rule);
	}

	private long fetches() {
		return this.transport.requestsTo(TestIssuer.JWKS);
	}

	private static String token(SigningKey key) {
		return token(key, key.keyId());
	}

	private static String token(SigningKey key, String keyId) {
		return TestIssuer.idToken(new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(keyId).build(), key, (claims) -> {
		});
	}

}
