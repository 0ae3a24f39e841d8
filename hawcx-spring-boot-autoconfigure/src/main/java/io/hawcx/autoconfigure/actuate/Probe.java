package io.hawcx.autoconfigure.actuate;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.hawcx.autoconfigure.internal.RequestOutcome;
import io.hawcx.autoconfigure.internal.RequestOutcomes;
import io.hawcx.autoconfigure.tenant.HawcxTenant;
import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpTransport;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a discovery document where nothing is known that is younger than a minute: of
 * a project in trouble, or of all. Asks once a minute at most, whatever the number of
 * tenants, and one caller at a time: who comes meanwhile is told what was known before.
 */
final class Probe {

	private static final long PAUSE = Duration.ofMinutes(1).toNanos();

	private static final int MAX_BYTES = 256 * 1024;

	private final RequestOutcomes outcomes;

	private final Supplier<HttpTransport> transport;

	private final Projects projects;

	private final Duration timeout;

	private final ReentrantLock asking = new ReentrantLock();

	private volatile @Nullable Long askedAt;

	/**
	 * Create a probe.
	 * @param outcomes how requests ended
	 * @param transport sends the request for the discovery document
	 * @param projects tell where that is
	 * @param timeout how long it may take
	 */
	Probe(RequestOutcomes outcomes, Supplier<HttpTransport> transport, Projects projects, Duration timeout) {
		this.outcomes = outcomes;
		this.transport = transport;
		this.projects = projects;
		this.timeout = timeout;
	}

	void askIfNothingIsKnown() {
		if (isDue() && this.asking.tryLock()) {
			try {
				if (isDue()) {
					ask();
				}
			}
			finally {
				this.asking.unlock();
			}
		}
	}

	private boolean isDue() {
		Long last = this.askedAt;
		if (last != null && this.outcomes.now() - last < PAUSE) {
			return false;
		}
		List<RequestOutcome> known = this.outcomes.newestOfEach();
		return known.isEmpty() || !this.outcomes.isFresh(known.get(0)) || staleTrouble() != null;
	}

	// The one that was asked for longest ago, so that each has its turn.
	private @Nullable RequestOutcome staleTrouble() {
		List<RequestOutcome> troubles = this.outcomes.troubles();
		RequestOutcome oldest = troubles.isEmpty() ? null : troubles.get(troubles.size() - 1);
		return (oldest != null && !this.outcomes.isFresh(oldest)) ? oldest : null;
	}

	private void ask() {
		RequestOutcome trouble;
		while ((trouble = staleTrouble()) != null) {
			if (ask(trouble.asked().tenant())) {
				return;
			}
			// A tenant that is gone has no trouble.
			this.outcomes.forget(trouble.asked().tenant());
		}
		List<RequestOutcome> known = this.outcomes.newestOfEach();
		if (!ask(null) && (known.isEmpty() || !ask(known.get(0).asked().tenant()))) {
			this.projects.tenants().stream().findFirst().map(HawcxTenant::name).ifPresent(this::ask);
		}
	}

	private boolean ask(@Nullable String tenant) {
		String issuer = this.projects.issuer(tenant);
		if (issuer == null) {
			return false;
		}
		HttpRequest request = HttpRequest.get(URI.create(issuer + "/.well-known/openid-configuration"))
			.header("Accept", "application/json")
			.timeout(this.timeout)
			.maxResponseBytes(MAX_BYTES)
			.operation(HttpOperation.DISCOVERY);
		send((tenant != null) ? request.tenant(tenant) : request);
		return true;
	}

	private void send(HttpRequest request) {
		this.askedAt = this.outcomes.now();
		try {
			// Told here too, since a transport of the application's own is not observed.
			this.outcomes.answered(request, this.transport.get().send(request));
		}
		catch (IOException ex) {
			this.outcomes.unanswered(request, ex);
		}
	}

}
