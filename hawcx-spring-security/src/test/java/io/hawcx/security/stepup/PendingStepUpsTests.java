package io.hawcx.security.stepup;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class PendingStepUpsTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final PendingStepUps pending = new PendingStepUps(StepUpApp.clock());

	@Test
	void addWhenEightArePendingThenForgetsTheOldest() {
		this.pending.add(this.request, "first", "alice");
		IntStream.range(0, 8).forEach((i) -> this.pending.add(this.request, "later", "alice"));
		assertThat(this.pending.take(this.request, "first", "alice")).isNull();
		assertThat(IntStream.range(0, 8)).allMatch((i) -> this.pending.take(this.request, "later", "alice") != null);
		assertThat(this.pending.take(this.request, "later", "alice")).isNull();
	}

	@Test
	void takeWhenTwoAreAlikeThenTakesOne() {
		this.pending.add(this.request, "purpose", "alice");
		this.pending.add(this.request, "purpose", "alice");
		assertThat(this.pending.take(this.request, "purpose", "alice")).isNotNull();
		assertThat(this.pending.take(this.request, "purpose", "alice")).isNotNull();
		assertThat(this.pending.take(this.request, "purpose", "alice")).isNull();
	}

	@Test
	void addWhenOneIsPendingThenReplacesAttribute() {
		this.pending.add(this.request, "purpose", "alice");
		Object before = this.request.getSession().getAttribute(PendingStepUps.ATTRIBUTE);
		this.pending.add(this.request, "purpose", "alice");
		assertThat(this.request.getSession().getAttribute(PendingStepUps.ATTRIBUTE)).isNotSameAs(before);
	}

	@Test
	void takeWhenAttributeIsNotOursOrThereIsNoSessionThenNothing() {
		assertThat(this.pending.take(this.request, "purpose", "alice")).isNull();
		assertThat(this.request.getSession(false)).isNull();
		this.request.getSession().setAttribute(PendingStepUps.ATTRIBUTE, "something else");
		assertThat(this.pending.take(this.request, "purpose", "alice")).isNull();
	}

}
