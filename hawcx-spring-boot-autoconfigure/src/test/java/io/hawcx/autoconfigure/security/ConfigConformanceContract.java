package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The conformance modules that are about discovery and keys: each has a provider, and an
 * application that knows nothing of it yet.
 */
@ExtendWith(OutputCaptureExtension.class)
abstract class ConfigConformanceContract {

	private final ProviderKey next = ProviderKey.generate("ES256", "ES256-2");

	private MisbehavingProvider provider;

	private ContractApplication application;

	abstract ContractApplication start(Map<String, ?> properties);

	@BeforeEach
	void start() {
		this.provider = new MisbehavingProvider();
		this.application = start(this.provider.properties());
	}

	@AfterEach
	void stop() {
		this.application.close();
		this.provider.close();
	}

	private ConformanceVisit visit() {
		return new ConformanceVisit(this.provider, this.application);
	}

	@Test
	@DisplayName("oidcc-client-test-discovery-openid-config")
	void discoveryWhenReadThenDecidesEndpointAndAlgorithm(CapturedOutput log) throws IOException {
		this.provider.discovery((document) -> {
			document.put("authorization_endpoint", this.provider.issuer() + "/another/authorize");
			document.put("id_token_signing_alg_values_supported", List.of("EdDSA"));
		});
		ConformanceVisit visit = visit();
		assertThat(visit.authorizationRequest()).startsWith(this.provider.issuer() + "/another/authorize?");
		visit.assertRefused(visit.signIn((token) -> token.signedBy(this.provider.key("ES256"))), log,
				"invalid_id_token", "its algorithm (alg) is not one of [EdDSA]");
		visit.signIn((token) -> token.signedBy(this.provider.key("EdDSA")));
		visit.assertSignedIn();
	}

	@Test
	@DisplayName("oidcc-client-test-discovery-jwks-uri-keys")
	void keysWhenPublishedThenAreFetchedOnceAndUsed() throws IOException {
		for (String algorithm : List.of("ES256", "EdDSA", "RS256")) {
			ConformanceVisit visit = visit();
			visit.signIn((token) -> token.signedBy(this.provider.key(algorithm)));
			visit.assertSignedIn();
		}
		assertThat(this.provider.requestsTo("/jwks")).hasSize(1);
	}

	@Test
	@DisplayName("oidcc-client-test-ignores-unparseable-key-in-jwks")
	void keysWhenSomeCannotBeReadThenOthersAreUsed() throws IOException {
		this.provider
			.publish(Stream.of(Map.of("kty", "AKP", "kid", "future", "alg", "ML-DSA-1", "use", "sig", "pub", "AQID"),
					Map.of("kty", "unheard-of", "kid", "strange"), this.provider.key("ES256").publicJwk()));
		ConformanceVisit visit = visit();
		visit.signIn((token) -> {
		});
		visit.assertSignedIn();
	}

	@Test
	@DisplayName("oidcc-client-test-discovery-issuer-mismatch")
	void discoveryWhenIssuerIsAnotherThenNobodyLeavesForIt(CapturedOutput log) throws IOException {
		assertNobodyLeaves(this.provider.issuer() + "/another", log);
	}

	@Test
	@DisplayName(ConformanceContract.FAPI + "-discovery-issuer-mismatch")
	void discoveryWhenIssuerHasSlashThenNobodyLeavesForIt(CapturedOutput log) throws IOException {
		assertNobodyLeaves(this.provider.issuer() + "/", log);
	}

	private void assertNobodyLeaves(String issuer, CapturedOutput log) throws IOException {
		this.provider.discovery((document) -> document.put("issuer", issuer));
		ConformanceVisit visit = visit();
		visit.assertRefused(visit.open("/oauth2/authorization/hawcx"), log, "temporarily_unavailable",
				"issuer is not the configured issuer");
	}

	@Test
	@DisplayName("oidcc-client-test-signing-key-rotation")
	void keysWhenRotatedBetweenLoginsThenNextLoginSignsIn() throws IOException {
		ConformanceVisit before = visit();
		before.signIn((token) -> {
		});
		before.assertSignedIn();
		this.provider.publish(Stream.of(this.next.publicJwk()));
		ConformanceVisit after = visit();
		after.signIn((token) -> token.signedBy(this.next));
		after.assertSignedIn();
	}

	@Test
	@DisplayName("oidcc-client-test-signing-key-rotation-just-before-signing")
	void keysWhenRotatedDuringLoginThenItSignsIn() throws IOException {
		ConformanceVisit before = visit();
		before.signIn((token) -> {
		});
		ConformanceVisit during = visit();
		during.signIn((token) -> {
			this.provider.publish(Stream.of(this.provider.key("ES256").publicJwk(), this.next.publicJwk()));
			token.signedBy(this.next);
		});
		during.assertSignedIn();
	}

	@Test
	@DisplayName("oidcc-client-test-kid-absent-single-jwks")
	void idTokenWhenItNamesNoKeyOfOneThenSignsIn() throws IOException {
		this.provider.publish(Stream.of(withoutId(this.provider.key("ES256"))));
		ConformanceVisit visit = visit();
		visit.signIn((token) -> token.header.remove("kid"));
		visit.assertSignedIn();
	}

	@Test
	@DisplayName("oidcc-client-test-kid-absent-multiple-jwks")
	void idTokenWhenItNamesNoKeyOfSeveralThenIsRefused(CapturedOutput log) throws IOException {
		this.provider.publish(Stream.of(withoutId(this.provider.key("ES256")), withoutId(this.next)));
		ConformanceVisit visit = visit();
		HttpResponse<String> page = visit.signIn((token) -> token.header.remove("kid"));
		visit.assertRefused(page, log, "invalid_id_token", "it names no key (kid), and 2");
	}

	private static Map<String, Object> withoutId(ProviderKey key) {
		Map<String, Object> jwk = new LinkedHashMap<>(key.publicJwk());
		jwk.remove("kid");
		return jwk;
	}

}
