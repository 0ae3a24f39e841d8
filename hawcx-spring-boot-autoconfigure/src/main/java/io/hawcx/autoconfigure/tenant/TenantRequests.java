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
 * Names a tenant in its requests, for metrics and logs, and ends them once it has been
 * taken away. What tenants of one issuer share, discovery and keys, goes on: another may
 * be waiting for it.
 */
final class TenantRequests {

	private final String tenant;

	private volatile boolean ended;

	TenantRequests(String tenant) {
		this.tenant = tenant;
	}

	String tenant() {
		return this.tenant;
	}

	void end() {
		this.ended = true;
	}

	HttpTransport through(HttpTransport transport) {
		return new Blocking(transport);
	}

	AsyncHttpTransport through(AsyncHttpTransport transport) {
		return new Async(transport);
	}

	private @Nullable IOException refusal(HttpRequest request) {
		boolean shared = request.operation() == HttpOperation.DISCOVERY || request.operation() == HttpOperation.JWKS;
		return (this.ended && !shared) ? new IOException("the tenant '" + this.tenant
				+ "' was taken away or has another project now; ask HawcxTenants for it again") : null;
	}

	/**
	 * Equal to others around the same transport, so that their clients share metadata and
	 * keys.
	 */
	private final class Blocking implements HttpTransport {

		private final HttpTransport transport;

		Blocking(HttpTransport transport) {
			this.transport = transport;
		}

		@Override
		public HttpResponse send(HttpRequest request) throws IOException {
			IOException refusal = refusal(request);
			if (refusal != null) {
				throw refusal;
			}
			return this.transport.send(request.tenant(TenantRequests.this.tenant));
		}

		@Override
		public void close() {
			// The application's, like that of all tenants.
		}

		@Override
		public boolean equals(@Nullable Object object) {
			return object instanceof Blocking other && other.transport.equals(this.transport);
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
	private final class Async implements AsyncHttpTransport {

		private final AsyncHttpTransport transport;

		Async(AsyncHttpTransport transport) {
			this.transport = transport;
		}

		@Override
		public CompletableFuture<HttpResponse> send(HttpRequest request) {
			IOException refusal = refusal(request);
			return (refusal != null) ? CompletableFuture.failedFuture(refusal)
					: this.transport.send(request.tenant(TenantRequests.this.tenant));
		}

		@Override
		public void close() {
			// The application's, like that of all tenants.
		}

		@Override
		public boolean equals(@Nullable Object object) {
			return object instanceof Async other && other.transport.equals(this.transport);
		}

		@Override
		public int hashCode() {
			return this.transport.hashCode();
		}

	}

}
