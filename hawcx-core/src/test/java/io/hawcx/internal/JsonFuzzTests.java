package io.hawcx.internal;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hawcx.Seeds;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any bytes are one JSON object, which survives being written and read again, or a
 * declared refusal.
 */
class JsonFuzzTests {

	static Stream<byte[]> seeds() {
		return Stream
			.of(Seeds.of("discovery", "document"), Seeds.of("client-assertion", "jwk"),
					Seeds.of("responses", "body", "payload"))
			.flatMap((seeds) -> seeds);
	}

	@MethodSource("seeds")
	@FuzzTest(maxDuration = "30s")
	void readWhenAnythingThenDeclared(byte[] data) {
		try {
			assertThat(Json.readObject(Json.write(Json.readObject(data)))).isNotNull();
		}
		catch (IllegalArgumentException ex) {
			assertThat(ex).hasMessageStartingWith("not ");
			return;
		}
		assertThat(new String(data, StandardCharsets.UTF_8).strip()).startsWith("{").endsWith("}");
	}

}
