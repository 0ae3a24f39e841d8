package io.hawcx.autoconfigure.tenant;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TenantLookupsTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final CountDownLatch gate = new CountDownLatch(1);

	private final AtomicInteger asked = new AtomicInteger();

	private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

	private final CountDownLatch begun = new CountDownLatch(1);

	@AfterEach
	void open() {
		this.gate.countDown();
	}

	private @Nullable HawcxTenant find(String name) {
		this.asked.incrementAndGet();
		this.threads.add(Thread.currentThread());
		this.begun.countDown();
		try {
			assertThat(this.gate.await(20, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("interrupted", ex);
		}
		if (name.equals("broken")) {
			throw new IllegalStateException("the database is down");
		}
		return null;
	}

	private TenantLookups lookups(Duration longestWait, int threads, int mostWaiting) {
		return new TenantLookups(this::find, longestWait, threads, mostWaiting);
	}

	@Test
	void laterWhenManyAskForOneNameThenLooksItUpOnceOnAThreadOfItsOwn() {
		try (TenantLookups lookups = lookups(LIMIT, 2, 10)) {
			List<CompletableFuture<@Nullable HawcxTenant>> all = IntStream.range(0, 20)
				.mapToObj((i) -> lookups.later("acme"))
				.toList();
			assertThat(all).noneMatch(CompletableFuture::isDone);
			this.gate.countDown();
			all.forEach((found) -> assertThat(found).succeedsWithin(LIMIT));
			assertThat(this.asked).hasValue(1);
			assertThat(this.threads).doesNotContain(Thread.currentThread());
			assertThat(lookups.now("acme")).isNull();
			assertThat(this.asked).hasValue(2);
			assertThat(this.threads).contains(Thread.currentThread());
		}
	}

	@Test
	void laterWhenOneGivesUpThenTheOthersGetWhatIsFound() {
		try (TenantLookups lookups = lookups(LIMIT, 2, 10)) {
			CompletableFuture<@Nullable HawcxTenant> first = lookups.later("acme");
			CompletableFuture<@Nullable HawcxTenant> second = lookups.later("acme");
			assertThat(first.cancel(true)).isTrue();
			assertThat(second).isNotDone();
			this.gate.countDown();
			assertThat(second).succeedsWithin(LIMIT);
			assertThat(this.asked).hasValue(1);
		}
	}

	@Test
	void laterWhenRepositoryHangsThenEveryWaitEndsInASentence() throws InterruptedException {
		try (TenantLookups lookups = lookups(Duration.ofMillis(20), 1, 10)) {
			CompletableFuture<@Nullable HawcxTenant> hung = lookups.later("acme");
			assertThat(this.begun.await(20, TimeUnit.SECONDS)).isTrue();
			assertThat(hung).failsWithin(LIMIT)
				.withThrowableThat()
				.havingRootCause()
				.isInstanceOf(TimeoutException.class);
			assertThat(lookups.later("behind")).failsWithin(LIMIT)
				.withThrowableThat()
				.withStackTraceContaining("The tenant 'behind' was not found within")
				.withStackTraceContaining("give the HawcxTenantRepository a limit");
			assertThatIllegalStateException().isThrownBy(() -> lookups.now("acme"))
				.withMessageContaining("The tenant 'acme' was not found within");
		}
	}

	@Test
	void laterWhenTooManyNamesWaitThenIsRefusedAtOnceAndAskedAgainAfterwards() throws InterruptedException {
		try (TenantLookups lookups = lookups(LIMIT, 1, 1)) {
			CompletableFuture<@Nullable HawcxTenant> first = lookups.later("first");
			assertThat(this.begun.await(20, TimeUnit.SECONDS)).isTrue();
			CompletableFuture<@Nullable HawcxTenant> second = lookups.later("second");
			assertThat(lookups.later("third")).failsWithin(Duration.ZERO)
				.withThrowableThat()
				.withStackTraceContaining("The tenant 'third' is not looked up: too many others are");
			this.gate.countDown();
			assertThat(first).succeedsWithin(LIMIT);
			assertThat(second).succeedsWithin(LIMIT);
			assertThat(lookups.later("third")).succeedsWithin(LIMIT);
		}
	}

	@Test
	void laterWhenRepositoryFailsThenTellsWhyAndIsAskedAgain() {
		this.gate.countDown();
		try (TenantLookups lookups = lookups(LIMIT, 1, 10)) {
			assertThat(lookups.later("broken")).failsWithin(LIMIT)
				.withThrowableThat()
				.havingRootCause()
				.withMessage("the database is down");
			assertThatIllegalStateException().isThrownBy(() -> lookups.now("broken"))
				.withMessage("the database is down");
			assertThat(this.asked).hasValue(2);
		}
	}

}
