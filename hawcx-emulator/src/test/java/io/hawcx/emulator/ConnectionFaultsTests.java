package io.hawcx.emulator;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionFaultsTests {

	private static final String JWKS = "/.well-known/jwks.json";

	private final HawcxEmulator hawcx = HawcxEmulator.start();

	@AfterEach
	void stop() {
		this.hawcx.close();
	}

	@Test
	void resetsBeforeTheRequestIsSeen() throws IOException {
		this.hawcx.faults().onConnections().times(1).reset(0);
		assertThat(read()).isEqualTo(RawConnection.RESET);
		assertThat(this.hawcx.requests().count()).isZero();
		assertThat(read()).startsWith("HTTP/1.1 200 ");
	}

	@Test
	void resetsWithinTheReply() throws IOException {
		this.hawcx.faults().onConnections().reset(12);
		// What lies unread when a reset comes may be lost.
		assertThat(read()).endsWith(RawConnection.RESET).doesNotContain("200 OK");
		assertThat(this.hawcx.requests().count()).isEqualTo(1);
	}

	@Test
	void closesItsHalfAndGoesOnReading() throws IOException {
		this.hawcx.faults().onConnections().halfClose(12);
		try (RawConnection connection = new RawConnection(this.hawcx)) {
			assertThat(connection.send("GET", JWKS).read()).isEqualTo("HTTP/1.1 200");
			connection.send("GET", JWKS).send("GET", JWKS);
		}
		this.hawcx.faults().clear();
		this.hawcx.faults().onConnections().halfClose(0);
		assertThat(read()).isEmpty();
	}

	@Test
	void fallsSilent() throws IOException {
		this.hawcx.faults().onConnections().blackhole(12);
		try (RawConnection connection = new RawConnection(this.hawcx)) {
			// Long enough for the bytes to come, which are what is asserted.
			assertThat(connection.patience(300).send("GET", JWKS).read())
				.isEqualTo("HTTP/1.1 200" + RawConnection.SILENCE);
		}
		this.hawcx.faults().clear();
		this.hawcx.faults().onConnections().blackhole(0);
		try (RawConnection connection = new RawConnection(this.hawcx)) {
			assertThat(connection.patience(50).send("GET", JWKS).read()).isEqualTo(RawConnection.SILENCE);
		}
	}

	@Test
	void endsSilenceWhenTheEmulatorIsClosed() throws Exception {
		this.hawcx.faults().onConnections().blackhole(1);
		try (RawConnection connection = new RawConnection(this.hawcx)) {
			connection.send("GET", JWKS);
			this.hawcx.requests().to(JWKS).await(1, Duration.ofSeconds(20));
			CompletableFuture.runAsync(this.hawcx::close).get(20, TimeUnit.SECONDS);
			assertThat(connection.read()).isIn("", "H", RawConnection.RESET, "H" + RawConnection.RESET);
		}
	}

	@Test
	void tricklesTheHeadToo() throws IOException {
		this.hawcx.faults().onConnections().trickle(Duration.ofNanos(1000));
		assertThat(read()).startsWith("HTTP/1.1 200 OK\r\n").endsWith("]}");
	}

	@Test
	void leavesOpenConnectionsAsTheyAre() {
		Http http = new Http(this.hawcx.baseUrl());
		http.get(JWKS);
		this.hawcx.faults().onConnections().reset(0);
		assertThat(http.get(JWKS).statusCode()).isEqualTo(200);
	}

	private String read() throws IOException {
		try (RawConnection connection = new RawConnection(this.hawcx)) {
			return connection.send("GET", JWKS).read();
		}
	}

}
