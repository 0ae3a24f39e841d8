package io.hawcx.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

import io.hawcx.HawcxListener;
import io.hawcx.internal.Arguments;
import io.hawcx.internal.ElapsedTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A key in a file that may be replaced while the application runs. The file is looked at
 * when the key is asked for, at most every 10 s; what cannot be read or used leaves the
 * last good key in place, and one warning for each such content says so. Safe for use by
 * several threads at once: one looks, the others go on with the key known.
 *
 * @param <T> the type of key
 * @since 0.1.0
 */
public final class ReloadingKey<T> implements Supplier<T> {

	private static final Logger logger = LoggerFactory.getLogger(ReloadingKey.class);

	private static final Duration INTERVAL = Duration.ofSeconds(10);

	private final Path file;

	private final String name;

	private final Function<String, T> parser;

	private final ElapsedTime time;

	private final HawcxListener listener;

	private final ReentrantLock looking = new ReentrantLock();

	private volatile T key;

	private volatile long lookedAt;

	// Of the last content, good or bad; of none where the file could not be read.
	private byte[] hash;

	private ReloadingKey(Path file, Function<String, T> parser, Clock clock, HawcxListener listener, String name)
			throws IOException {
		this.file = file;
		this.name = name;
		this.parser = parser;
		this.time = ElapsedTime.of(clock);
		this.listener = Arguments.requireNonNull("listener", listener);
		byte[] content = Files.readAllBytes(file);
		this.key = parser.apply(new String(content, StandardCharsets.UTF_8));
		this.hash = sha256(content);
		this.lookedAt = this.time.now();
	}

	/**
	 * Read a key for the first time.
	 * @param <T> the type of key
	 * @param file where it is, in UTF-8
	 * @param parser makes a key of the file's content, such as {@code SecretKey::parse},
	 * and throws if it cannot, without quoting the content
	 * @return the key, to be asked for on every call
	 * @throws UncheckedIOException if the file cannot be read
	 */
	public static <T> ReloadingKey<T> of(Path file, Function<String, T> parser) {
		return of(file, parser, Clock.systemUTC());
	}

	/**
	 * Read a key for the first time.
	 * @param <T> the type of key
	 * @param file where it is, in UTF-8
	 * @param parser makes a key of the file's content, and throws if it cannot
	 * @param clock tells when to look again
	 * @return the key, to be asked for on every call
	 * @throws UncheckedIOException if the file cannot be read
	 */
	public static <T> ReloadingKey<T> of(Path file, Function<String, T> parser, Clock clock) {
		return of(file, parser, clock, HawcxListener.NONE);
	}

	/**
	 * Read a key for the first time.
	 * @param <T> the type of key
	 * @param file where it is, in UTF-8
	 * @param parser makes a key of the file's content, and throws if it cannot
	 * @param clock tells when to look again
	 * @param listener is told of each change
	 * @return the key, to be asked for on every call
	 * @throws UncheckedIOException if the file cannot be read
	 */
	public static <T> ReloadingKey<T> of(Path file, Function<String, T> parser, Clock clock, HawcxListener listener) {
		return of(file, parser, clock, listener, "");
	}

	/**
	 * Read a key for the first time.
	 * @param <T> the type of key
	 * @param file where it is, in UTF-8
	 * @param parser makes a key of the file's content, and throws if it cannot
	 * @param clock tells when to look again
	 * @param listener is told of each change
	 * @param name what lines of the log call the key beside its file, such as a property
	 * that tells whose it is; empty if nothing
	 * @return the key, to be asked for on every call
	 * @throws UncheckedIOException if the file cannot be read
	 */
	public static <T> ReloadingKey<T> of(Path file, Function<String, T> parser, Clock clock, HawcxListener listener,
			String name) {
		try {
			return new ReloadingKey<>(file, parser, clock, listener, Arguments.requireNonNull("name", name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"The key file " + file + " cannot be read; check that it exists and that this process may read it",
					ex);
		}
	}

	/**
	 * Return the key, read anew if the file has changed.
	 * @return the last good key
	 */
	@Override
	public T get() {
		if (isDue() && this.looking.tryLock()) {
			try {
				if (isDue()) {
					look();
					this.lookedAt = this.time.now();
				}
			}
			finally {
				this.looking.unlock();
			}
		}
		return this.key;
	}

	private boolean isDue() {
		return this.time.since(this.lookedAt).compareTo(INTERVAL) >= 0;
	}

	private void look() {
		byte[] content;
		try {
			content = Files.readAllBytes(this.file);
		}
		catch (IOException ex) {
			if (this.hash.length > 0) {
				this.hash = new byte[0];
				keepKey("cannot be read (" + ex.getClass().getSimpleName() + ")");
			}
			return;
		}
		byte[] newHash = sha256(content);
		if (MessageDigest.isEqual(newHash, this.hash)) {
			return;
		}
		this.hash = newHash;
		try {
			this.key = this.parser.apply(new String(content, StandardCharsets.UTF_8));
		}
		catch (RuntimeException ex) {
			keepKey("has changed and is unusable (" + ex.getMessage() + ")");
			return;
		}
		logger.info("The key file {} has changed; its new content is in use.", named());
		this.listener.keyReloaded(true);
	}

	private void keepKey(String problem) {
		logger.warn("The key file {} {}. The last good key stays in use until the file is mended.", named(), problem);
		this.listener.keyReloaded(false);
	}

	private String named() {
		return this.name.isEmpty() ? this.file.toString() : this.file + " (" + this.name + ")";
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
