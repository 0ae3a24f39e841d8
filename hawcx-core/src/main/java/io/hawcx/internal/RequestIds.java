package io.hawcx.internal;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.hawcx.HawcxException;
import io.hawcx.http.HttpResponse;
import io.hawcx.internal.exchange.Stages;
import org.jspecify.annotations.Nullable;

/**
 * Gives what fails because of a reply the reply's {@code X-Request-Id}. An id that is
 * longer than 128 characters, or holds anything but letters, digits and a few signs, is
 * left out: it ends in logs.
 */
public final class RequestIds {

	private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9._:/+=-]{1,128}");

	private RequestIds() {
	}

	/**
	 * Return a reply's id.
	 * @param reply the reply
	 * @return the id, or {@code null} if it has none that is usable
	 */
	public static @Nullable String of(HttpResponse reply) {
		String id = reply.header("X-Request-Id");
		return (id != null && USABLE.matcher(id).matches()) ? id : null;
	}

	/**
	 * Add an id to a failure, unless it has one.
	 * @param failure what went wrong, perhaps wrapped
	 * @param id the id, if there is one
	 */
	public static void add(Throwable failure, @Nullable String id) {
		if (id != null && Stages.unwrap(failure) instanceof HawcxException ex && ex.requestId() == null) {
			ex.initRequestId(id);
		}
	}

	/**
	 * Read a reply, and add its id to what goes wrong.
	 * @param <T> what is read
	 * @param reply the reply
	 * @param reading reads it
	 * @return what was read, or the failure
	 */
	public static <T> CompletableFuture<T> keep(HttpResponse reply, Supplier<CompletableFuture<T>> reading) {
		return keep(reply, List.of(), reading);
	}

	/**
	 * Read a reply, and add its id to what goes wrong.
	 * @param <T> what is read
	 * @param reply the reply
	 * @param secrets what an id must not repeat
	 * @param reading reads it
	 * @return what was read, or the failure
	 */
	public static <T> CompletableFuture<T> keep(HttpResponse reply, Collection<String> secrets,
			Supplier<CompletableFuture<T>> reading) {
		return Stages.of(reading).thenCompose((read) -> read).whenComplete((value, failure) -> {
			String id = of(reply);
			if (failure != null && id != null && secrets.stream().noneMatch(id::contains)) {
				add(failure, id);
			}
		});
	}

}
