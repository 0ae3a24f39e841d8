package io.hawcx.security.oauth2;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Finds the Hawcx projects whose users may sign in to one application, by registration
 * id. A project may come and go while the application runs: it is asked for at each step
 * of a login, and nobody asks for all of them.
 * <p>
 * Implementations are thread-safe and return the same client for an id as long as its
 * settings last, since the client remembers an issuer that is out of order. On the
 * reactive stack {@link #find} does not block: one that looks projects up, as in a
 * database, does so in {@link #findAsync}, which each request calls before the other, and
 * {@code find} answers from memory.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface HawcxLoginClients {

	/**
	 * Find a project.
	 * @param registrationId the id, which may be anything that a request's address holds
	 * @return its client, whose registration has that id, or {@code null} if there is
	 * none
	 */
	@Nullable HawcxLoginClient find(String registrationId);

	/**
	 * Find a project without blocking. Asked on the reactive stack alone.
	 * @param registrationId the id, which may be anything that a request's address holds
	 * @return a future of what {@link #find} returns, which is the default; it ends
	 * within a time that has a limit, and cancelling it does nothing to others who ask
	 * for the same
	 */
	default CompletableFuture<@Nullable HawcxLoginClient> findAsync(String registrationId) {
		return CompletableFuture.completedFuture(find(registrationId));
	}

	/**
	 * Return projects that stay as they are.
	 * @param clients a client of each
	 * @return these and no other
	 * @throws IllegalArgumentException if two have the same registration id
	 */
	static HawcxLoginClients of(HawcxLoginClient... clients) {
		Map<String, HawcxLoginClient> byId = new LinkedHashMap<>();
		for (HawcxLoginClient client : clients) {
			String id = client.registration().registrationId();
			Assert.isTrue(byId.putIfAbsent(id, client) == null,
					() -> "The registration id '" + id + "' is given to two Hawcx projects: rename one of them.");
		}
		return byId::get;
	}

}
