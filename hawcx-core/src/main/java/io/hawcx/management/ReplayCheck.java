package io.hawcx.management;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

import io.hawcx.DelegationRequestException;
import io.hawcx.internal.Base64Url;
import io.hawcx.internal.exchange.RequestSender;
import io.hawcx.internal.exchange.Stages;

/**
 * Finds out by a {@link ReplayStore} whether a reply has been accepted before, and waits
 * for the store only so long.
 */
final class ReplayCheck {

	// Signers may be deterministic: replies to two calls of one second may be equal to
	// the byte, and neither repeats the other.
	private static final long SAME_SECOND_MILLISECONDS = 1000;

	private static final Duration LIMIT = Duration.ofSeconds(2);

	private final ReplayStore store;

	private final Duration keep;

	/**
	 * Create a check.
	 * @param store remembers what was accepted
	 * @param validity how far the time of an accepted reply may be off
	 */
	ReplayCheck(ReplayStore store, Duration validity) {
		this.store = store;
		this.keep = validity.multipliedBy(2).plusSeconds(1);
	}

	/**
	 * Ask for the store's time before a request is sent.
	 * @param sender waits for the store
	 * @param call what is about to be sent, for messages
	 * @return the time, which {@link #isRepeated} compares with
	 */
	CompletableFuture<Long> begin(RequestSender sender, ManagementCall call) {
		CompletableFuture<Long> time = Stages.of(this.store::time).thenCompose(Function.identity());
		// A store in memory has it at once, and the request is signed where it was called
		// for.
		return Stages.mapFailure(time.isDone() ? time : sender.await(time, LIMIT), Exception.class,
				(ex) -> new DelegationRequestException(
						call + " was not sent: the replay store does not answer; check it.", ex));
	}

	/**
	 * Find out whether a reply is a repetition.
	 * @param sender waits for the store
	 * @param sentAt the store's time before the request was sent
	 * @param parts what makes the reply unique
	 * @return whether it was accepted before the request can have been answered
	 */
	CompletableFuture<Boolean> isRepeated(RequestSender sender, long sentAt, byte[]... parts) {
		return ask(sender, () -> this.store.accept(hash(parts), this.keep))
			.thenApply((first) -> first.isPresent() && first.getAsLong() <= sentAt - SAME_SECOND_MILLISECONDS);
	}

	/**
	 * Find out whether a reply has ever been accepted.
	 * @param sender waits for the store
	 * @param parts what makes the reply unique
	 * @return whether it has
	 */
	CompletableFuture<Boolean> isKnown(RequestSender sender, byte[]... parts) {
		return ask(sender, () -> this.store.accept(hash(parts), this.keep)).thenApply((first) -> first.isPresent());
	}

	// A store of the application's may throw instead of failing the future.
	private static <T> CompletableFuture<T> ask(RequestSender sender, Supplier<CompletableFuture<T>> question) {
		return sender.await(Stages.of(question).thenCompose(Function.identity()), LIMIT);
	}

	private static String hash(byte[]... parts) {
		MessageDigest digest = BearerTokenSigner.digest();
		for (byte[] part : parts) {
			digest.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
			digest.update(part);
		}
		return Base64Url.encode(digest.digest());
	}

}
