package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.request.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How an application reaches Hawcx: as a client without a key, and through beans of its
 * own that build on ours, on either web stack.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConnectionContract {

	private HawcxEmulator hawcx;

	private ContractApplication application;

	abstract ContractApplication start(Map<String, ?> properties);

	@BeforeAll
	void start() {
		this.hawcx = HawcxEmulator.start();
		EmulatorCredentials credentials = this.hawcx.credentials();
		this.application = start(
				Map.of("hawcx.base-url", credentials.issuer(), "hawcx.config-id", credentials.configId(),
						"hawcx.client-id", credentials.publicClientId(), "hawcx.login.code-handover.enabled", "true"));
	}

	@AfterAll
	void stop() {
		this.application.close();
		this.hawcx.close();
	}

	private Visitor visitor() {
		return new Visitor(this.application.visitor().browser(), this.hawcx);
	}

	private HttpResponse<String> handOver(Visitor visitor) throws IOException {
		JsonNode start = visitor.nonce();
		return visitor.handOver(start, visitor.code(start).clientId(this.hawcx.credentials().publicClientId()));
	}

	private RecordedRequest redeemed() {
		return this.hawcx.requests().to("/oauth2/token").latest();
	}

	@Test
	void publicClientWhenItSignsInEitherWayThenNeedsNoKey() throws IOException {
		for (boolean byRedirect : new boolean[] { true, false }) {
			Visitor visitor = visitor();
			HttpResponse<String> reply = byRedirect ? visitor.signInByRedirect() : handOver(visitor);
			assertThat(reply.statusCode()).isEqualTo(byRedirect ? 302 : 200);
			assertThat(visitor.body("/me")).isEqualTo(this.hawcx.credentials().user());
			assertThat(redeemed().status()).isEqualTo(200);
			assertThat(redeemed().clientId()).isEqualTo(this.hawcx.credentials().publicClientId());
		}
	}

	@Test
	void ownBeansWhenTheyBuildOnOursThenAreUsedByBothWays() throws IOException {
		Used used = this.application.bean(Used.class);
		for (boolean byRedirect : new boolean[] { true, false }) {
			used.beans.clear();
			Visitor visitor = visitor();
			HttpResponse<String> reply = byRedirect ? visitor.signInByRedirect() : handOver(visitor);
			assertThat(reply.statusCode()).isLessThan(400);
			assertThat(visitor.body("/me")).isEqualTo(this.hawcx.credentials().user());
			assertThat(used.beans).contains("registrations", "token client", "decoders");
		}
	}

	/**
	 * Which of the application's own beans were used.
	 */
	static class Used {

		final List<String> beans = new CopyOnWriteArrayList<>();

	}

}
