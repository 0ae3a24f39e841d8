package io.hawcx.autoconfigure.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.hawcx.DelegationResponseException;
import io.hawcx.HawcxListener;
import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last 20 requests that failed, by Hawcx's ids of them. Nothing else of a
 * request or reply is kept. Safe for use by several threads.
 */
public final class RequestFailures implements HawcxListener {

	private static final int CAPACITY = 20;

	// What HawcxException allows: it ends in logs and replies.
	private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

	private final Clock clock;

	private final Deque<Failure> failures = new ArrayDeque<>();

	/**
	 * Create an empty memory.
	 * @param clock tells when something failed
	 */
	public RequestFailures(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Remember a reply of 400 or more.
	 * @param operation what was asked for
	 * @param request the request
	 * @param reply the reply
	 */
	void refused(HttpOperation operation, HttpRequest request, HttpResponse reply) {
		add(tenant(request, operation), operation, "answered " + reply.status(), requestId(request, reply));
	}

	void unanswered(HttpRequest request, HttpOperation operation, String problem) {
		add(tenant(request, operation), operation, problem, null);
	}

	// What an issuer publishes is for all its tenants, whichever of them asks first.
	private static @Nullable String tenant(HttpRequest request, HttpOperation operation) {
		boolean shared = operation == HttpOperation.DISCOVERY || operation == HttpOperation.JWKS;
		return shared ? null : request.tenant();
	}

	@Override
	public void replyRefused(DelegationResponseException refusal) {
		refused(null, refusal);
	}

	@Override
	public HawcxListener forTenant(String tenant) {
		return new HawcxListener() {
			@Override
			public void replyRefused(DelegationResponseException refusal) {
				refused(tenant, refusal);
			}
		};
	}

	private void refused(@Nullable String tenant, DelegationResponseException refusal) {
		add(tenant, HttpOperation.MANAGEMENT,
				"brought a reply that was refused (" + refusal.reason().name().toLowerCase(Locale.ROOT) + ")",
				refusal.requestId());
	}

	private synchronized void add(@Nullable String tenant, HttpOperation operation, String problem,
			@Nullable String requestId) {
		if (this.failures.size() == CAPACITY) {
			this.failures.removeLast();
		}
		this.failures.addFirst(new Failure(this.clock.instant(), tenant, operation, problem, requestId));
	}

	// An id that repeats what was sent may be a code or a token.
	private static @Nullable String requestId(HttpRequest request, HttpResponse reply) {
		String id = reply.header("X-Request-Id");
		if (id == null || !REQUEST_ID.matcher(id).matches()) {
			return null;
		}
		byte[] body = request.body();
		boolean sent = (body != null && new String(body, StandardCharsets.UTF_8).contains(id))
				|| request.headers().values().stream().anyMatch((value) -> value.contains(id));
		return sent ? null : id;
	}

	/**
	 * Return what failed.
	 * @return the failures, the newest first
	 */
	public synchronized List<Failure> newestFirst() {
		return List.copyOf(this.failures);
	}

	/**
	 * A request that failed.
	 *
	 * @param at when
	 * @param tenant the tenant, or {@code null} if the request was of none
	 * @param operation what was asked for
	 * @param problem what came, without anything of the reply but its status
	 * @param requestId Hawcx's id of the request, if it named one
	 */
	public record Failure(Instant at, @Nullable String tenant, HttpOperation operation, String problem,
			@Nullable String requestId) {

	}

}
