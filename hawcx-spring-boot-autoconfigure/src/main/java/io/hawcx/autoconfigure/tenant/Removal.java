package io.hawcx.autoconfigure.tenant;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpRequest;
import io.hawcx.http.HttpResponse;
import io.hawcx.http.HttpTransport;
import org.jspecify.annotations.Nullable;

/**
 * Ends a tenant's requests once it has been taken away. What tenants of one issuer share,
 * discovery and keys, goes on: another may be waiting for it.
 */
final class Removal {

	private final String name;

	private volatile boolean removed;

	Removal(String name) {
		this.name = name;
	}

	void remove() {
		this.removed = true;
	}

	HttpTransport guard(HttpTransport transport) {
		return new Guarded(transport);
	}

	AsyncHttpTransport guard(AsyncHttpTransport transport) {
		return new AsyncGuarded(transport);
	}

	private @Nullable IOException refusal(HttpRequest request) {
		boolean shared = request.operation() == HttpOperation.DISCOVERY || request.operation() == HttpOperation.JWKS;
		return (this.removed && !shared) ? new IOException("the tenant '" + this.name
				+ "' was taken away or has another project now; ask HawcxTenants for it again") : null;
	}

	/**
	 * Equal to others around the same transport, so that their clients share metadata and
	 * keys.
	 */
	private final class Guarded implements HttpTransport {

		private final HttpTransport transport;

		Guarded(HttpTransport transport) {
			this.transport = transport;
		}

		@Override
		public HttpResponse send(HttpRequest request) throws IOException {
			IOException refusal = refusal(request);
			if (refusal != null) {
				throw refusal;
			}
			return this.transport.send(request);
		}

		@Override
		public void close() {
			// The application's, like that of all tenants.
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Guarded guarded && guarded.transport.equals(this.transport);
		}

		@Override
		public int hashCode() {
			return this.transport.hashCode();
		}

	}

	/**
	 * Equal to others around the same transport, so that their clients share metadata and
	 * keys.
	 */
	private final class AsyncGuarded implements AsyncHttpTransport {

		private final AsyncHttpTransport transport;

		AsyncGuarded(AsyncHttpTransport transport) {
			this.transport = transport;
		}

		@Override
		public CompletableFuture<HttpResponse> send(HttpRequest request) {
			IOException refusal = refusal(request);
			return (refusal != null) ? CompletableFuture.failedFuture(refusal) : this.transport.send(request);
		}

		@Override
		public void close() {
			// The application's, like that of all tenants.
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof AsyncGuarded guarded && guarded.transport.equals(this.transport);
		}

		@Override
		public int hashCode() {
			return this.transport.hashCode();
		}

	}

}
