package io.hawcx.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.hawcx.DelegationCryptoException;
import io.hawcx.HawcxListener;
import io.hawcx.oauth.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReloadingKeyTests {

	private static final Logger logger = (Logger) LoggerFactory.getLogger(ReloadingKey.class);

	private final MutableClock clock = new MutableClock(1_794_670_369);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@TempDir
	private Path folder;

	private Path file;

	@BeforeEach
	void prepare() {
		this.file = this.folder.resolve("key");
		this.log.start();
		logger.addAppender(this.log);
	}

	@AfterEach
	void detach() {
		logger.detachAppender(this.log);
	}

	@Test
	void getWhenFileChangesThenReadsItAfterTenSeconds() throws IOException {
		write("one");
		ReloadingKey<SecretKey> key = ReloadingKey.of(this.file, SecretKey::parse, this.clock);
		SecretKey first = key.get();
		assertThat(first.keyId()).isEqualTo("one");
		write("two");
		this.clock.advance(Duration.ofSeconds(9));
		assertThat(key.get()).isSameAs(first);
		this.clock.advance(Duration.ofSeconds(1));
		SecretKey second = key.get();
		assertThat(second.keyId()).isEqualTo("two");
		this.clock.advance(Duration.ofSeconds(10));
		assertThat(key.get()).isSameAs(second);
	}

	@Test
	void getWhenAnotherThreadAsksThenReadsTheChangeToo() throws IOException {
		write("one");
		assertThat(ReloadingKey.of(this.file, SecretKey::parse).get().keyId()).isEqualTo("one");
		ReloadingKey<SecretKey> key = ReloadingKey.of(this.file, SecretKey::parse, this.clock);
		write("two");
		askFor(key, "two", 1);
		write("three");
		this.clock.advance(Duration.ofSeconds(10));
		assertThat(CompletableFuture.supplyAsync(key::get).join().keyId()).isEqualTo("three");
	}

	@Test
	void getWhenFileIsBadThenKeepsKeyAndWarnsOncePerChange() throws IOException {
		write("one");
		List<Boolean> told = new ArrayList<>();
		ReloadingKey<SecretKey> key = ReloadingKey.of(this.file, SecretKey::parse, this.clock, new HawcxListener() {
			@Override
			public void keyReloaded(boolean usable) {
				told.add(usable);
			}
		});
		Files.writeString(this.file, "hwx_sk_v1_e30");
		askFor(key, "one", 3);
		assertThat(warnings()).isOne();
		Files.delete(this.file);
		askFor(key, "one", 3);
		assertThat(warnings()).isEqualTo(2);
		write("two");
		askFor(key, "two", 1);
		assertThat(warnings()).isEqualTo(2);
		assertThat(told).containsExactly(false, false, true);
	}

	@Test
	void ofWhenFileIsMissingOrBadThenThrows() throws IOException {
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> ReloadingKey.of(this.file, SecretKey::parse))
			.withMessageContaining("cannot be read");
		Files.writeString(this.file, "nonsense");
		assertThatExceptionOfType(DelegationCryptoException.class)
			.isThrownBy(() -> ReloadingKey.of(this.file, SecretKey::parse));
	}

	private void askFor(ReloadingKey<SecretKey> key, String keyId, int times) {
		for (int i = 0; i < times; i++) {
			this.clock.advance(Duration.ofSeconds(10));
			assertThat(key.get().keyId()).isEqualTo(keyId);
		}
	}

	private long warnings() {
		return this.log.list.stream().filter((event) -> event.getLevel() == Level.WARN).count();
	}

	private void write(String keyId) throws IOException {
		Files.writeString(this.file, SecretKey.generate(keyId, "hawcx").blob());
	}

}
