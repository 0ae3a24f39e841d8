package io.hawcx.security.token;

import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.session.ReactiveSessionRepository;

/**
 * The reactive form of {@link InMemorySessions}, which never waits.
 *
 * @param delegate the sessions
 */
record ReactiveInMemorySessions(InMemorySessions delegate) implements ReactiveSessionRepository<InMemorySession> {

	@Override
	public Mono<InMemorySession> createSession() {
		// A new id comes from a source of randomness that may have to wait.
		return Mono.fromSupplier(this.delegate::createSession)
			.subscribeOn(Schedulers.boundedElastic())
			.publishOn(Schedulers.parallel());
	}

	@Override
	public Mono<Void> save(InMemorySession session) {
		return Mono.fromRunnable(() -> this.delegate.save(session));
	}

	@Override
	public Mono<InMemorySession> findById(String id) {
		return Mono.fromCallable(() -> this.delegate.findById(id));
	}

	@Override
	public Mono<Void> deleteById(String id) {
		return Mono.fromRunnable(() -> this.delegate.deleteById(id));
	}

}
