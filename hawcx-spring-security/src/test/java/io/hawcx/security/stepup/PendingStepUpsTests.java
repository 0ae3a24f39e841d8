package io.hawcx.security.stepup;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.server.MockWebSession;

import static org.assertj.core.api.Assertions.assertThat;

class PendingStepUpsTests {

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final StepUpSessions sessions = new StepUpSessions(StepUpApp.clock());

	private final StepUpWebSessions webSessions = new StepUpWebSessions(StepUpApp.clock());

	private final MockWebSession webSession = new MockWebSession();

	@Test
	void addWhenEightArePendingThenForgetsTheOldest() {
		PendingStepUps pending = new PendingStepUps(null, StepUpApp.clock());
		pending.add("first", "alice");
		IntStream.range(0, 8).forEach((i) -> pending.add("later", "alice"));
		assertThat(pending.take("first", "alice")).isNull();
		assertThat(IntStream.range(0, 8)).allMatch((i) -> pending.take("later", "alice") != null);
		assertThat(pending.take("later", "alice")).isNull();
	}

	@Test
	void takeWhenTwoAreAlikeThenTakesOne() {
		PendingStepUps pending = new PendingStepUps(null, StepUpApp.clock());
		pending.add("purpose", "alice");
		pending.add("purpose", "alice");
		assertThat(pending.take("purpose", "alice")).isNotNull();
		assertThat(pending.take("purpose", "alice")).isNotNull();
		assertThat(pending.take("purpose", "alice")).isNull();
	}

	@Test
	void addWhenOneIsPendingThenReplacesAttribute() {
		this.sessions.add(this.request, "purpose", "alice");
		Object before = this.request.getSession().getAttribute(PendingStepUps.ATTRIBUTE);
		this.sessions.add(this.request, "purpose", "alice");
		assertThat(this.request.getSession().getAttribute(PendingStepUps.ATTRIBUTE)).isNotSameAs(before);
		this.webSessions.add(this.webSession, "purpose", "alice");
		before = this.webSession.getAttributes().get(PendingStepUps.ATTRIBUTE);
		this.webSessions.add(this.webSession, "purpose", "alice");
		assertThat(this.webSession.getAttributes().get(PendingStepUps.ATTRIBUTE)).isNotSameAs(before);
	}

	@Test
	void takeWhenAttributeIsNotOursOrThereIsNoSessionThenNothing() {
		assertThat(this.sessions.take(this.request, "purpose", "alice")).isNull();
		assertThat(this.request.getSession(false)).isNull();
		this.request.getSession().setAttribute(PendingStepUps.ATTRIBUTE, "something else");
		assertThat(this.sessions.take(this.request, "purpose", "alice")).isNull();
		assertThat(this.webSessions.take(this.webSession, "purpose", "alice")).isNull();
		this.webSession.getAttributes().put(PendingStepUps.ATTRIBUTE, List.of("something else"));
		assertThat(this.webSessions.take(this.webSession, "purpose", "alice")).isNull();
	}

	@Test
	void takeWhenTheOtherStackHasStoredItThenIsFound() {
		this.sessions.add(this.request, "purpose", "alice");
		Object stored = this.request.getSession().getAttribute(PendingStepUps.ATTRIBUTE);
		this.webSession.getAttributes().put(PendingStepUps.ATTRIBUTE, stored);
		assertThat(this.webSessions.take(this.webSession, "purpose", "alice")).isNotNull();
		assertThat(this.webSessions.take(this.webSession, "purpose", "alice")).isNull();
	}

}
