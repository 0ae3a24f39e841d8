package io.hawcx.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hawcx.Seeds;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any base and any path are refused as declared, or what comes out lies below the base.
 */
class HttpUrlsFuzzTests {

	private static final String BASE = "https://api.example.com/a";

	static Stream<byte[]> seeds() {
		return Seeds.of("urls", "value");
	}

	@MethodSource("seeds")
	@FuzzTest(maxDuration = "30s")
	void resolveWhenAnythingThenStaysBelowBase(byte[] data) {
		String text = new String(data, StandardCharsets.UTF_8);
		stayBelow(BASE, "/v1", text);
		stayBelow(BASE, "/v1", "/v1/management/" + text);
		stayBelow(text, "/v1", "/v1/management/x");
		stayBelow(BASE, text, "/v1/management/x");
	}

	private static void stayBelow(String base, String prefix, String path) {
		BaseUrl baseUrl;
		URI resolved;
		try {
			baseUrl = BaseUrl.of(base);
			resolved = baseUrl.resolve(BaseUrl.requireApiPrefix(prefix), path);
		}
		catch (IllegalArgumentException ex) {
			assertThat(ex.getMessage()).matches("(baseUrl|apiPrefix|path) .*");
			return;
		}
		URI origin = URI.create(baseUrl.toString());
		assertThat(resolved.getRawAuthority()).isEqualTo(origin.getRawAuthority());
		assertThat(resolved.normalize().getRawPath()).startsWith(origin.getRawPath()).contains("/management/");
	}

}
