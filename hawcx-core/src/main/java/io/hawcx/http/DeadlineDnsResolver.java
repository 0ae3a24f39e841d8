package io.hawcx.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names on threads of its own, as a lookup cannot be interrupted, and waits for
 * one no longer than the current {@link Deadline}.
 */
final class DeadlineDnsResolver implements DnsResolver, AutoCloseable {

	private static final int THREADS = 16;

	private static final Pattern LITERAL = Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");

	private final DnsResolver lookup;

	private final ThreadPoolExecutor executor;

	DeadlineDnsResolver(DnsResolver lookup, ThreadFactory threads) {
		this.lookup = lookup;
		this.executor = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				threads);
		this.executor.allowCoreThreadTimeOut(true);
	}

	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		Deadline deadline = Deadline.current();
		if (deadline == null || isLiteral(host)) {
			return this.lookup.resolve(host);
		}
		try {
			return await(this.executor.submit(() -> this.lookup.resolve(host)), host, deadline);
		}
		catch (RejectedExecutionException ex) {
			throw new UnknownHostException(host + ": the transport is closed");
		}
	}

	static boolean isLiteral(String host) {
		return LITERAL.matcher(host).matches();
	}

	private static InetAddress[] await(Future<InetAddress[]> addresses, String host, Deadline deadline)
			throws UnknownHostException {
		try {
			return addresses.get(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof UnknownHostException unknown) {
				throw unknown;
			}
			throw unknownHost(host, "the lookup failed", ex);
		}
		catch (TimeoutException ex) {
			addresses.cancel(true);
			throw unknownHost(host, "the lookup took too long", ex);
		}
		catch (InterruptedException ex) {
			addresses.cancel(true);
			Thread.currentThread().interrupt();
			throw unknownHost(host, "the lookup was interrupted", ex);
		}
	}

	private static UnknownHostException unknownHost(String host, String reason, Throwable cause) {
		UnknownHostException exception = new UnknownHostException(host + ": " + reason);
		exception.initCause(cause);
		return exception;
	}

	@Override
	public String resolveCanonicalHostname(String host) throws UnknownHostException {
		return this.lookup.resolveCanonicalHostname(host);
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
