package io.hawcx.faults;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.fault.Fault;
import org.jspecify.annotations.Nullable;

/**
 * One fault before one endpoint, met by one kind of client.
 *
 * @param fault the fault
 * @param endpoint the endpoint
 * @param async whether the client does not block
 */
record Cell(FaultCase fault, Endpoint endpoint, boolean async) {

	/** Long enough for a busy machine to do what is not meant to fail. */
	static final Duration DEADLINE = Duration.ofSeconds(2);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	Outcome run() {
		Outcome outcome = meet();
		// On a busy machine an async reply is told before its connection is free again,
		// and
		// the next call opens a second one. A connection that was lost is lost again.
		return (this.async && outcome.kept() > 1) ? meet() : outcome;
	}

	private Outcome meet() {
		Set<String> secrets = ConcurrentHashMap.newKeySet();
		try (HawcxEmulator emulator = HawcxEmulator.start()) {
			Subject subject = this.endpoint.subject(emulator, this.async, DEADLINE, secrets);
			try (subject) {
				if (this.fault.onConnections()) {
					emulator.faults().on("**").header("Connection", "close");
				}
				subject.prepare();
				Fault fault = this.fault.arming().apply(emulator.faults(), this.endpoint);
				long start = System.nanoTime();
				Exception failure = failure(subject);
				Duration took = Duration.ofNanos(System.nanoTime() - start);
				int hits = fault.hits();
				emulator.faults().clear();
				// An unknown key id fetches keys at most once every 30 s.
				emulator.clock().advance(Duration.ofSeconds(31));
				Exception next = failure(subject);
				int kept = await(emulator, 1);
				subject.close();
				return new Outcome(failure, took, hits, next, kept, await(emulator, 0), leaks(failure, secrets));
			}
		}
	}

	private static @Nullable Exception failure(Subject subject) {
		try {
			subject.call();
			return null;
		}
		catch (Exception ex) {
			return ex;
		}
	}

	private static int await(HawcxEmulator emulator, int connections) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (emulator.openConnections() > connections && System.nanoTime() < end) {
			LockSupport.parkNanos(1_000_000);
		}
		return emulator.openConnections();
	}

	private static @Nullable String leaks(@Nullable Exception failure, Set<String> secrets) {
		if (failure == null) {
			return null;
		}
		String shown = shown(failure);
		boolean leaks = secrets.stream().anyMatch(shown::contains) || shown.matches("(?s).*(eyJ[\\w-]{8}|hwx_sk_).*");
		return leaks ? shown : null;
	}

	private static String shown(Throwable failure) {
		StringBuilder shown = new StringBuilder(failure.toString());
		for (Throwable suppressed : failure.getSuppressed()) {
			shown.append('\n').append(shown(suppressed));
		}
		Throwable cause = failure.getCause();
		return shown + ((cause != null) ? "\n" + shown(cause) : "");
	}

	@Override
	public String toString() {
		return this.fault + ", " + this.endpoint + ", " + (this.async ? "async" : "blocking");
	}

	/**
	 * What came of it.
	 *
	 * @param failure what the call threw, or {@code null} if it succeeded
	 * @param took how long the call took
	 * @param hits how often the fault struck
	 * @param next what the next call threw, or {@code null} if it succeeded
	 * @param kept how many connections were open after the next call
	 * @param left how many when the client was closed
	 * @param leaks what the failure shows, if there is a secret in it
	 */
	record Outcome(@Nullable Exception failure, Duration took, int hits, @Nullable Exception next, int kept, int left,
			@Nullable String leaks) {
	}

}
