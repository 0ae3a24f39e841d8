package io.hawcx.autoconfigure.security;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that a blocking call would be noticed.
 */
class EventLoopsTests {

	@Test
	void watchWhenEventLoopBlocksThenTells() {
		EventLoops.watch();
		Mono<Boolean> blocking = Mono.fromCallable(() -> new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS))
			.subscribeOn(Schedulers.parallel());
		assertThatExceptionOfType(Exception.class).isThrownBy(() -> blocking.block(Duration.ofSeconds(10)))
			.withRootCauseInstanceOf(BlockingOperationError.class);
	}

}
