package io.hawcx.security.handover;

import java.util.Collection;
import java.util.Set;
import java.util.function.Function;

import io.hawcx.security.internal.NavigationHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may begin a login in a session: a script of this origin or of a listed one.
 * A page elsewhere that could would push the user's own logins out of the session.
 */
final class HandoverOrigins {

	private final Set<String> allowed;

	/**
	 * Create the rule.
	 * @param allowed further origins, each as browsers send it
	 */
	HandoverOrigins(Collection<String> allowed) {
		this.allowed = Set.copyOf(allowed);
	}

	/**
	 * Tell why a request may not begin a login.
	 * @param headers finds the first value of a header
	 * @return a sentence, or {@code null} if it may
	 */
	@Nullable String refusal(Function<String, @Nullable String> headers) {
		if (NavigationHeaders.navigates(headers)) {
			return "A login is begun by a page's script, not by opening this address.";
		}
		String purpose = headers.apply("Sec-Purpose");
		if (purpose != null && purpose.contains("prefetch")) {
			return "A login is not begun by a prefetch.";
		}
		String site = headers.apply("Sec-Fetch-Site");
		boolean elsewhere = "cross-site".equals(site) || "same-site".equals(site);
		String origin = headers.apply("Origin");
		if (elsewhere && (origin == null || !this.allowed.contains(origin))) {
			return "A page of another origin may not begin a login here.";
		}
		return null;
	}

}
