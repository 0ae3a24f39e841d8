package io.hawcx.internal.exchange;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.hawcx.http.HttpDeadlineException;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;

/**
 * Sends on the caller's thread and blocks: each stage that it returns is complete.
 */
public final class BlockingRequestSender implements RequestSender {

	private final HttpTransport transport;

	/**
	 * Create a sender.
	 * @param transport what carries requests
	 */
	public BlockingRequestSender(HttpTransport transport) {
		this.transport = transport;
	}

	@Override
	public Object transport() {
		return this.transport;
	}

	@Override
	public CompletableFuture<HttpResponse> send(HttpRequest request) {
		try {
			return CompletableFuture.completedFuture(this.transport.send(request));
		}
		catch (IOException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	@Override
	public CompletableFuture<Void> pause(Duration wait) {
		try {
			TimeUnit.NANOSECONDS.sleep(wait.toNanos());
			return CompletableFuture.completedFuture(null);
		}
		catch (InterruptedException ex) {
			return interrupted();
		}
	}

	@Override
	public <T> CompletableFuture<T> await(CompletableFuture<T> shared, Duration limit) {
		try {
			return CompletableFuture.completedFuture(shared.get(Stages.patience(limit), TimeUnit.NANOSECONDS));
		}
		catch (ExecutionException ex) {
			return CompletableFuture.failedFuture(ex.getCause());
		}
		catch (CancellationException ex) {
			return CompletableFuture.failedFuture(ex);
		}
		catch (TimeoutException ex) {
			return CompletableFuture.failedFuture(new HttpDeadlineException(limit));
		}
		catch (InterruptedException ex) {
			return interrupted();
		}
	}

	/**
	 * Return what a chain of this sender's stages came to.
	 * @param <T> what it is
	 * @param done the last stage
	 * @return the outcome
	 */
	public static <T> T outcome(CompletableFuture<T> done) {
		try {
			return done.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			throw ex;
		}
	}

	private static <T> CompletableFuture<T> interrupted() {
		Thread.currentThread().interrupt();
		return CompletableFuture.failedFuture(new InterruptedIOException("the caller was interrupted while waiting"));
	}

}
