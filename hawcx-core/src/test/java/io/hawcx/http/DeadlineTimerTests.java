package io.hawcx.http;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DeadlineTimerTests {

	private static final Duration LONG = Duration.ofMinutes(10);

	private static final Runnable UNEXPECTED = () -> {
		throw new IllegalStateException("nobody should be aborted");
	};

	private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);

	private final DeadlineTimer timer = new DeadlineTimer(this.executor);

	private final Queue<String> aborted = new ConcurrentLinkedQueue<>();

	@AfterEach
	void close() {
		this.timer.close();
	}

	@Test
	void watchWhenExchangesEndInTimeThenWakesNoThreadForEach() {
		for (int i = 0; i < 1000; i++) {
			this.timer.watch(new Deadline(LONG), UNEXPECTED).end();
		}
		assertThat(this.executor.getQueue()).as("one wait for all of them").hasSize(1);
		assertThat(this.executor.getCompletedTaskCount()).isZero();
	}

	@Test
	void watchWhenDeadlineIsOverThenAbortsAtOnce() throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		this.timer.watch(new Deadline(Duration.ZERO), done::countDown);
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void watchWhenLaterDeadlineIsEarlierThenAbortsItFirst() throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		this.timer.watch(new Deadline(LONG), UNEXPECTED);
		this.timer.watch(new Deadline(Duration.ofMillis(1)), done::countDown);
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.executor.getQueue()).as("waits for the other").hasSize(1);
	}

	@Test
	void watchWhenDeadlinesFollowThenAbortsEachInItsTurn() throws InterruptedException {
		CountDownLatch done = new CountDownLatch(3);
		for (int millis : new int[] { 40, 1, 20 }) {
			this.timer.watch(new Deadline(Duration.ofMillis(millis)), () -> {
				this.aborted.add(millis + " ms");
				done.countDown();
			});
		}
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(this.aborted).containsExactly("1 ms", "20 ms", "40 ms");
	}

	@Test
	void watchWhenOneEndedThenAbortsTheOtherAlone() throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		Deadline deadline = new Deadline(Duration.ofMillis(1));
		this.timer.watch(new Deadline(LONG), UNEXPECTED).end();
		DeadlineTimer.Watch ended = this.timer.watch(new Deadline(LONG), UNEXPECTED);
		this.timer.watch(deadline, done::countDown);
		ended.end();
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void watchWhenAnAbortFailsThenAbortsTheOthers() throws InterruptedException {
		CountDownLatch done = new CountDownLatch(2);
		Deadline deadline = new Deadline(Duration.ofMillis(1));
		this.timer.watch(deadline, done::countDown);
		this.timer.watch(deadline, UNEXPECTED);
		this.timer.watch(deadline, done::countDown);
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void watchWhenEarlierWaitWasForAnEndedExchangeThenStillAborts() throws InterruptedException {
		CountDownLatch done = new CountDownLatch(1);
		this.timer.watch(new Deadline(Duration.ofMillis(5)), UNEXPECTED).end();
		this.timer.watch(new Deadline(Duration.ofMillis(20)), done::countDown);
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void watchWhenClosedThenRefuses() {
		this.timer.close();
		assertThatExceptionOfType(RejectedExecutionException.class)
			.isThrownBy(() -> this.timer.watch(new Deadline(LONG), UNEXPECTED));
	}

}
