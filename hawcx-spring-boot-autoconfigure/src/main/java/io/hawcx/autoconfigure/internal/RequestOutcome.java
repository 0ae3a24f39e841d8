package io.hawcx.autoconfigure.internal;

import java.util.Locale;

import io.hawcx.http.HttpOperation;
import io.hawcx.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended.
 *
 * @param asked what was asked
 * @param result what came, without anything of the reply but its status
 * @param failed whether it was no reply, or a server error
 * @param nanos when it ended
 */
public record RequestOutcome(Asked asked, String result, boolean failed, long nanos) {

	/**
	 * What was asked, of whom and for whom.
	 *
	 * @param tenant the tenant, or {@code null} if the request is of none
	 * @param operation what for
	 * @param server the scheme, host and port, which is told to nobody
	 */
	public record Asked(@Nullable String tenant, HttpOperation operation, String server) {

		static Asked of(HttpRequest request, HttpOperation operation) {
			return new Asked(request.tenant(), operation,
					request.uri().getScheme() + "://" + request.uri().getRawAuthority());
		}

		/**
		 * Return the operation as metrics and reports name it.
		 * @return such as {@code management}
		 */
		public String name() {
			return this.operation.name().toLowerCase(Locale.ROOT);
		}

	}

}
