package io.hawcx.security.handover;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.web.server.WebSession;

/**
 * The outstanding nonces of a web session. Spring's own sessions in memory consume a
 * nonce once; with any other store that depends on the store.
 */
final class WebSessionNonces {

	static final String ATTRIBUTE = WebSessionNonces.class.getName();

	private final OutstandingNonces nonces;

	WebSessionNonces(Clock clock, SecureRandom random) {
		this.nonces = new OutstandingNonces(clock, random);
	}

	Mono<String> issue(WebSession session) {
		// Randomness may block, as Spring's own session ids and CSRF tokens may.
		return Mono.fromSupplier(this.nonces::random)
			.subscribeOn(Schedulers.boundedElastic())
			.doOnNext((nonce) -> session.getAttributes()
				.compute(ATTRIBUTE, (name, stored) -> this.nonces.with(stored, nonce)));
	}

	boolean anyOutstanding(WebSession session) {
		return !this.nonces.of(session.getAttributes().get(ATTRIBUTE)).isEmpty();
	}

	boolean consume(WebSession session, @Nullable String nonce) {
		if (nonce == null) {
			return false;
		}
		AtomicBoolean found = new AtomicBoolean();
		session.getAttributes().compute(ATTRIBUTE, (name, stored) -> {
			Map<String, String> outstanding = this.nonces.of(stored);
			found.set(OutstandingNonces.take(outstanding, nonce));
			return outstanding;
		});
		return found.get();
	}

}
