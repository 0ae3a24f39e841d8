package io.hawcx.oauth;

import java.net.URI;
import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hawcx.DiscoveryException;
import io.hawcx.Seeds;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any document is read or a declared refusal.
 */
class DiscoveryFuzzTests {

	private static final String ISSUER = "https://idp.example.com";

	static Stream<byte[]> seeds() {
		return Seeds.of("discovery", "document");
	}

	@MethodSource("seeds")
	@FuzzTest(maxDuration = "30s")
	void readWhenAnythingThenDeclared(byte[] data) {
		try {
			ProviderMetadata metadata = MetadataReader.read(data, ISSUER, URI.create(ISSUER + "/d"));
			assertThat(metadata.issuer()).isEqualTo(ISSUER);
			assertThat(metadata.idTokenSigningAlgorithms()).isNotEmpty();
		}
		catch (DiscoveryException ex) {
			assertThat(ex).hasMessageStartingWith("The discovery document at ");
		}
	}

}
