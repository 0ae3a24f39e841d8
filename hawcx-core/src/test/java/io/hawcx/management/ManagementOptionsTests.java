package io.hawcx.management;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.hawcx.DelegationRequestException;
import io.hawcx.ResponseSignatureException;
import io.hawcx.delegation.TestHawcx;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;
import io.hawcx.key.SecretKey;
import io.hawcx.key.SigningKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ManagementOptionsTests {

	private static final Logger logger = (Logger) LoggerFactory.getLogger(StepUpClient.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final UnsignedTransport transport = new UnsignedTransport();

	@BeforeEach
	void listen() {
		this.log.start();
		logger.addAppender(this.log);
	}

	@AfterEach
	void detach() {
		logger.detachAppender(this.log);
	}

	@Test
	void buildWhenSignatureCheckIsOffThenWarnsOnce() {
		StepUpClient client = client((builder) -> builder.responseSignatureCheck(false));
		client.management("/v1/management/x", Map.of());
		client.management("/v1/management/x", Map.of());
		assertThat(this.log.list).singleElement().satisfies((event) -> {
			assertThat(event.getLevel()).isEqualTo(Level.WARN);
			assertThat(event.getFormattedMessage()).contains("https://idp.example.com", "responseSignatureCheck");
		});
	}

	@Test
	void buildWhenSignatureCheckIsOnThenIsSilent() {
		client((builder) -> builder);
		assertThat(this.log.list).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "15, 5", "2, 2" })
	void openWhenKeysAreFetchedThenWithinFiveSecondsOrTheTimeout(int timeout, int longest) {
		StepUpClient client = client((builder) -> builder.timeout(Duration.ofSeconds(timeout)).maxAttempts(1));
		assertThatExceptionOfType(ResponseSignatureException.class)
			.isThrownBy(() -> client.management("/v1/management/x", Map.of()));
		assertThat(this.transport.requests).last().satisfies((request) -> {
			assertThat(request.method()).isEqualTo("GET");
			assertThat(request.timeout()).isBetween(Duration.ofSeconds(longest).minusMillis(900),
					Duration.ofSeconds(longest));
		});
	}

	@Test
	void buildWhenNumbersAreAtTheirBoundsThenTakesThem() {
		assertThatCode(() -> client((builder) -> builder.maxAttempts(1).tokenLifetime(Duration.ofSeconds(1))))
			.doesNotThrowAnyException();
		assertThatCode(() -> client((builder) -> builder.maxAttempts(3).tokenLifetime(Duration.ofSeconds(120))))
			.doesNotThrowAnyException();
		assertThatIllegalArgumentException().isThrownBy(() -> client((builder) -> builder.maxAttempts(0)));
		assertThatIllegalArgumentException().isThrownBy(() -> client((builder) -> builder.maxAttempts(4)));
	}

	@Test
	void buildWhenAsyncAndNoKeyIsSetThenSaysWhatToSet() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> StepUpClientAsync.builder("https://idp.example.com", "cfg_123").build())
			.withMessageContaining("secretKey or signingKey");
	}

	@Test
	void closeWhenTransportIsItsOwnThenClosesIt() {
		SecretKey key = TestHawcx.secretKey();
		StepUpClient blocking = StepUpClient.builder("http://127.0.0.1:1", "c").secretKey(key).build();
		blocking.close();
		assertThatExceptionOfType(DelegationRequestException.class)
			.isThrownBy(() -> blocking.management("/v1/management/x", Map.of()))
			.havingRootCause()
			.withMessageContaining("closed");
		StepUpClientAsync async = StepUpClientAsync.builder("http://127.0.0.1:1", "c").secretKey(key).build();
		async.close();
		assertThat(async.management("/v1/management/x", Map.of())).failsWithin(Duration.ofSeconds(5))
			.withThrowableThat()
			.havingRootCause()
			.withMessageContaining("closed");
	}

	private StepUpClient client(UnaryOperator<StepUpClient.Builder<StepUpClient>> options) {
		return options
			.apply(StepUpClient.builder("https://idp.example.com", "cfg_123")
				.signingKey("client", SigningKey.generate("key-1"))
				.transport(this.transport))
			.build();
	}

	/**
	 * Answers calls with an object that carries something like a signature, and has no
	 * keys.
	 */
	private static final class UnsignedTransport implements HttpTransport {

		// A header of ES256 with a key id, an empty object, and 64 bytes.
		private static final String SIGNATURE = "eyJhbGciOiJFUzI1NiIsImtpZCI6ImsifQ.e30." + "A".repeat(86);

		private final List<HttpRequest> requests = new ArrayList<>();

		@Override
		public HttpResponse send(HttpRequest request) {
			this.requests.add(request);
			if (request.method().equals("GET")) {
				return new HttpResponse(404, Map.of(), new byte[0]);
			}
			return new HttpResponse(200, Map.of("X-Response-Signature", List.of(SIGNATURE)), new byte[] { '{', '}' });
		}

		@Override
		public void close() {
		}

	}

}
