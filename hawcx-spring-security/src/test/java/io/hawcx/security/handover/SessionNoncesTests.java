package io.hawcx.security.handover;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class SessionNoncesTests {

	private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final SessionNonces nonces = after(Duration.ZERO);

	private static SessionNonces after(Duration time) {
		return new SessionNonces(Clock.fixed(START.plus(time), ZoneOffset.UTC), new SecureRandom());
	}

	@Test
	void consumeWhenIssuedThenOnceOnly() {
		String nonce = this.nonces.issue(this.request);
		assertThat(this.nonces.anyOutstanding(this.request)).isTrue();
		assertThat(this.nonces.consume(this.request, nonce)).isTrue();
		assertThat(this.nonces.consume(this.request, nonce)).isFalse();
		assertThat(this.nonces.anyOutstanding(this.request)).isFalse();
	}

	@Test
	void consumeWhenNotIssuedThenLeavesTheOthers() {
		String nonce = this.nonces.issue(this.request);
		assertThat(this.nonces.consume(this.request, "another")).isFalse();
		assertThat(this.nonces.consume(this.request, null)).isFalse();
		assertThat(this.nonces.consume(new MockHttpServletRequest(), nonce)).isFalse();
		assertThat(this.nonces.consume(this.request, nonce)).isTrue();
	}

	@Test
	void issueWhenEightAreOutstandingThenForgetsTheOldest() {
		List<String> issued = IntStream.range(0, 9).mapToObj((i) -> this.nonces.issue(this.request)).toList();
		assertThat(issued).doesNotHaveDuplicates();
		assertThat(this.nonces.consume(this.request, issued.get(0))).isFalse();
		assertThat(issued.subList(1, 9)).allMatch((nonce) -> this.nonces.consume(this.request, nonce));
	}

	@Test
	void consumeWhenTenMinutesHavePassedThenExpired() {
		String nonce = this.nonces.issue(this.request);
		SessionNonces late = after(Duration.ofMinutes(10));
		assertThat(after(Duration.ofMinutes(10).minusMillis(1)).anyOutstanding(this.request)).isTrue();
		assertThat(late.anyOutstanding(this.request)).isFalse();
		assertThat(late.consume(this.request, nonce)).isFalse();
	}

	@Test
	void consumeWhenSessionWasDeserializedThenFindsNonce() throws Exception {
		String nonce = this.nonces.issue(this.request);
		MockHttpServletRequest later = new MockHttpServletRequest();
		later.getSession().setAttribute(SessionNonces.ATTRIBUTE, copy(attribute(this.request)));
		assertThat(this.nonces.consume(later, nonce)).isTrue();
	}

	@Test
	void anyOutstandingWhenAttributeIsNotOursThenNone() {
		this.request.getSession().setAttribute(SessionNonces.ATTRIBUTE, "something else");
		assertThat(this.nonces.anyOutstanding(this.request)).isFalse();
	}

	@Test
	void issueWhenNonceIsOutstandingThenReplacesAttribute() {
		this.nonces.issue(this.request);
		Object before = attribute(this.request);
		this.nonces.issue(this.request);
		assertThat(attribute(this.request)).isNotSameAs(before);
	}

	private static Object attribute(MockHttpServletRequest request) {
		return request.getSession().getAttribute(SessionNonces.ATTRIBUTE);
	}

	private static Object copy(Object value) throws IOException, ClassNotFoundException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(value);
		}
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
			return in.readObject();
		}
	}

}
