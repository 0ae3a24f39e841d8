package io.hawcx.internal.jose;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.hawcx.CachedJwkSet;
import io.hawcx.HawcxListener;
import io.hawcx.Vectors;
import io.hawcx.oauth.MutableClock;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JwksCacheTests {

	private static final JsonNode VECTORS = Vectors.read("response-signatures");

	private static final byte[] KEYS = VECTORS.get("jwks").toString().getBytes(StandardCharsets.UTF_8);

	private static final String KEY_ID = keyId();

	private final MutableClock clock = new MutableClock(VECTORS.get("now").asLong());

	private final List<CompletableFuture<byte[]>> fetches = new ArrayList<>();

	private boolean answers = true;

	private boolean hangs;

	private final JwksCache cache = new JwksCache(URI.create("https://idp.example.com/keys"), this::fetch,
			Runnable::run, Duration.ofHours(1), this.clock);

	private static String keyId() {
		for (JsonNode key : VECTORS.at("/jwks/keys")) {
			if (key.path("crv").asString().equals("P-256")) {
				return key.get("kid").asString();
			}
		}
		throw new IllegalStateException("the vectors have no key for ES256");
	}

	private CompletableFuture<byte[]> fetch(URI address) {
		CompletableFuture<byte[]> fetch = new CompletableFuture<>();
		this.fetches.add(fetch);
		if (!this.hangs) {
			finish(fetch);
		}
		return fetch;
	}

	private void finish(CompletableFuture<byte[]> fetch) {
		if (this.answers) {
			fetch.complete(KEYS);
		}
		else {
			fetch.completeExceptionally(new IOException("nobody answers"));
		}
	}

	@Test
	void selectWhenThousandKeyIdsAreUnknownThenFetchesOnce() {
		for (int i = 0; i < 1_000; i++) {
			String keyId = "unknown-" + i;
			assertThatExceptionOfType(JwsException.class).isThrownBy(() -> select(this.cache, keyId));
		}
		assertThat(this.fetches).hasSize(1);
	}

	@Test
	void selectWhenThousandUnknownKeyIdsFollowKnownOneThenFetchesOnceMore() throws JwsException {
		select();
		for (int i = 0; i < 1_000; i++) {
			String keyId = "unknown-" + i;
			assertThatExceptionOfType(JwsException.class).isThrownBy(() -> select(this.cache, keyId));
		}
		assertThat(this.fetches).hasSize(2);
		this.clock.advance(Duration.ofSeconds(30));
		assertThatExceptionOfType(JwsException.class).isThrownBy(() -> select(this.cache, "unknown"));
		assertThat(this.fetches).hasSize(3);
	}

	@Test
	void selectWhenKeysAreAboutToExpireThenRenewsWithoutWaiting() throws JwsException {
		select();
		this.clock.advance(Duration.ofMinutes(54));
		select();
		assertThat(this.fetches).hasSize(1);
		this.hangs = true;
		this.clock.advance(Duration.ofMinutes(1));
		select();
		select();
		assertThat(this.fetches).hasSize(2);
		finish(this.fetches.get(1));
		this.clock.advance(Duration.ofMinutes(50));
		select();
		assertThat(this.fetches).hasSize(2);
	}

	@Test
	void findWhenOthersWaitThenSharesTheirFetch() {
		this.hangs = true;
		CompletableFuture<VerificationKeys> first = this.cache.find(KEY_ID);
		CompletableFuture<VerificationKeys> second = this.cache.find("unknown");
		assertThat(first).isNotDone();
		finish(this.fetches.get(0));
		assertThat(first.join()).isSameAs(second.join());
		assertThat(this.fetches).hasSize(1);
	}

	@Test
	void selectWhenUnreachableThenOldKeysServeAnHourLongerAndOneWarningSaysSo() throws JwsException {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger(JwksCache.class);
		log.start();
		logger.addAppender(log);
		try {
			select();
			this.answers = false;
			for (int minute = 0; minute < 119; minute++) {
				this.clock.advance(Duration.ofMinutes(1));
				select();
				select();
			}
			assertThat(this.fetches).hasSize(1 + 65);
			this.clock.advance(Duration.ofMinutes(1));
			assertThatExceptionOfType(JwsException.class).isThrownBy(this::select)
				.withMessageContaining("could not be fetched from https://idp.example.com/keys: nobody answers");
			assertThat(log.list).hasSize(1).allMatch((event) -> event.getLevel() == Level.WARN);
			this.answers = true;
			select();
			this.answers = false;
			this.clock.advance(Duration.ofMinutes(60));
			select();
			assertThat(log.list).hasSize(2);
		}
		finally {
			logger.detachAppender(log);
		}
	}

	@Test
	void selectWhenColdAndUnreachableThenTriesEachTime() throws JwsException {
		this.answers = false;
		assertThatExceptionOfType(JwsException.class).isThrownBy(this::select);
		this.answers = true;
		select();
		assertThat(this.fetches).hasSize(2);
	}

	@Test
	void selectWhenFetcherThrowsThenLaterCallsTryAgain() throws JwsException {
		List<String> attempts = new ArrayList<>();
		JwksCache broken = new JwksCache(URI.create("https://idp.example.com/keys"), (address) -> {
			attempts.add(address.toString());
			throw new IllegalStateException("broken");
		}, Runnable::run, Duration.ofHours(1), this.clock);
		for (int i = 1; i <= 2; i++) {
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> select(broken, KEY_ID))
				.withRootCauseInstanceOf(IllegalStateException.class);
			assertThat(attempts).hasSize(i);
		}
	}

	@Test
	void selectWhenNoThreadCanBeHadThenOldKeysServeAndLaterCallsTryAgain() throws JwsException {
		List<Runnable> refused = new ArrayList<>();
		JwksCache exhausted = new JwksCache(URI.create("https://idp.example.com/keys"), this::fetch, (task) -> {
			refused.add(task);
			throw new OutOfMemoryError("unable to create native thread");
		}, Duration.ofHours(1), this.clock);
		select(exhausted, KEY_ID);
		this.clock.advance(Duration.ofMinutes(55));
		select(exhausted, KEY_ID);
		select(exhausted, KEY_ID);
		assertThat(refused).hasSize(1);
		this.clock.advance(Duration.ofSeconds(30));
		select(exhausted, KEY_ID);
		assertThat(refused).hasSize(2);
	}

	@Test
	void selectWhenListenerThrowsThenKeysServe() throws JwsException {
		this.cache.tell(new HawcxListener() {
			@Override
			public void keySetFetched(boolean usable) {
				throw new IllegalStateException("a listener of the application's");
			}
		});
		select();
		select();
		assertThat(this.fetches).hasSize(1);
	}

	@Test
	void contentsWhenFetchedThenTellIdsAndAgeAndTheListenerEachOutcome() throws JwsException {
		List<Boolean> told = new ArrayList<>();
		this.cache.tell(new HawcxListener() {
			@Override
			public void keySetFetched(boolean usable) {
				told.add(usable);
			}
		});
		assertThat(this.cache.contents()).isNull();
		this.answers = false;
		assertThatExceptionOfType(JwsException.class).isThrownBy(this::select);
		this.answers = true;
		select();
		this.clock.advance(Duration.ofSeconds(7));
		select();
		assertThat(told).containsExactly(false, true);
		CachedJwkSet contents = this.cache.contents();
		assertThat(contents.age()).isEqualTo(Duration.ofSeconds(7));
		assertThat(contents.keyIds()).contains(KEY_ID);
		assertThat(contents.address()).hasHost("idp.example.com");
	}

	private void select() throws JwsException {
		assertThat(select(this.cache, KEY_ID)).hasSize(1);
	}

	private static List<VerificationKey> select(JwksCache cache, String keyId) throws JwsException {
		try {
			return cache.find(keyId).join().select(keyId, "ES256");
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof JwsException refusal) {
				throw refusal;
			}
			throw ex;
		}
	}

}
