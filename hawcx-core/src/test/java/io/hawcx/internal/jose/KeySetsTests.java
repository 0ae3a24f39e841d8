package io.hawcx.internal.jose;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.hawcx.CachedJwkSet;
import io.hawcx.CachedMetadata;
import io.hawcx.JwkSetCache;
import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.HttpTransport;
import io.hawcx.internal.DocumentFetcher;
import io.hawcx.internal.exchange.BlockingRequestSender;
import io.hawcx.internal.exchange.RequestRetrier;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class KeySetsTests {

	private static final URI ADDRESS = URI.create("https://id.example/jwks");

	private static final Duration HOUR = Duration.ofHours(1);

	private static final Clock CLOCK = Clock.systemUTC();

	private static DocumentFetcher fetcher(HttpTransport transport) {
		return new DocumentFetcher(new BlockingRequestSender(transport), new RequestRetrier(1, CLOCK),
				Duration.ofSeconds(1));
	}

	@Test
	void getWhenTransportAddressTimeAndClockAreTheSameThenIsOneCache() {
		try (HttpTransport transport = ApacheHttpTransport.create();
				HttpTransport other = ApacheHttpTransport.create()) {
			KeySets sets = new KeySets();
			JwksCache cache = sets.get(ADDRESS, fetcher(transport), HOUR, CLOCK);
			assertThat(sets.get(ADDRESS, fetcher(transport), HOUR, Clock.systemUTC())).isSameAs(cache);
			assertThat(sets.get(ADDRESS, fetcher(other), HOUR, CLOCK)).isNotSameAs(cache);
			assertThat(sets.get(URI.create("https://id.example/keys"), fetcher(transport), HOUR, CLOCK))
				.isNotSameAs(cache);
			assertThat(sets.get(ADDRESS, fetcher(transport), HOUR.plusSeconds(1), CLOCK)).isNotSameAs(cache);
			assertThat(sets.get(ADDRESS, fetcher(transport), HOUR, Clock.offset(CLOCK, HOUR))).isNotSameAs(cache);
			assertThat(new KeySets().get(ADDRESS, fetcher(transport), HOUR, CLOCK)).isNotSameAs(cache);
		}
	}

	@Test
	void ofWhenCacheIsOfAnotherKindThenSaysWhereOneComesFrom() {
		JwkSetCache foreign = new JwkSetCache() {

			@Override
			public List<CachedJwkSet> contents() {
				return List.of();
			}

			@Override
			public List<CachedMetadata> metadata() {
				return List.of();
			}

		};
		assertThatIllegalArgumentException().isThrownBy(() -> KeySets.of(foreign))
			.withMessage("jwkSetCache must be made by JwkSetCache.create()");
		assertThatIllegalArgumentException().isThrownBy(() -> KeySets.of(null));
		JwkSetCache own = JwkSetCache.create();
		assertThat(KeySets.of(own)).isSameAs(own);
	}

}
