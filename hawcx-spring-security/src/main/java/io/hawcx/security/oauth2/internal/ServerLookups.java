package io.hawcx.security.oauth2.internal;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.hawcx.security.oauth2.HawcxLoginClient;
import io.hawcx.security.oauth2.HawcxLoginClients;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.security.core.Authentication;

/**
 * Looks Hawcx projects up on the reactive stack, where that may take a while.
 */
public final class ServerLookups {

	private ServerLookups() {
	}

	/**
	 * Find a project.
	 * @param clients finds the project of a registration
	 * @param registrationId the id
	 * @return its client, if there is one
	 */
	public static Mono<Optional<HawcxLoginClient>> find(HawcxLoginClients clients, String registrationId) {
		return mono(() -> clients.findAsync(registrationId).thenApply(Optional::ofNullable));
	}

	/**
	 * Tell whether a registration is of Hawcx. From then on {@link LoginTenants#isHawcx}
	 * answers from memory.
	 * @param hawcx the registrations of Hawcx
	 * @param registrationId the id
	 * @return whether it is, at this moment
	 */
	public static Mono<Boolean> isHawcx(LoginTenants hawcx, @Nullable String registrationId) {
		return mono(() -> hawcx.isHawcxAsync(registrationId));
	}

	/**
	 * Tell whether the project of a login is still there.
	 * @param hawcx the registrations of Hawcx
	 * @param login who is signed in
	 * @return whether it is, at this moment
	 */
	static Mono<Boolean> isKnown(LoginTenants hawcx, Authentication login) {
		return mono(() -> hawcx.isKnownAsync(login));
	}

	private static <T> Mono<T> mono(Supplier<CompletableFuture<T>> lookup) {
		return Mono.defer(() -> {
			CompletableFuture<T> found = lookup.get();
			// What follows must not hold a thread that looks projects up.
			return found.isDone() ? Mono.fromFuture(found) : Mono.fromFuture(found).publishOn(Schedulers.parallel());
		}).onErrorMap(TenantLookupException::new);
	}

}
