package io.hawcx;

import java.net.URI;
import java.util.stream.Stream;

import io.hawcx.architecture.FluentArguments;
import io.hawcx.delegation.DelegationKeys;
import io.hawcx.http.ApacheHttpTransport;
import io.hawcx.http.HttpRequest;
import io.hawcx.key.SigningKey;
import io.hawcx.management.StepUpClient;
import io.hawcx.management.StepUpClientAsync;
import io.hawcx.oauth.ClientAssertionSigner;
import io.hawcx.oauth.HawcxOAuth;
import io.hawcx.oauth.HawcxOAuthAsync;
import io.hawcx.observation.HttpObservations;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class BuilderArgumentsTests {

	@ParameterizedTest
	@MethodSource("builders")
	void setWhenNullThenSaysWhichArgument(Object builder) {
		assertThat(FluentArguments.methods(builder)).isNotEmpty();
		assertThat(FluentArguments.objections(builder)).isEmpty();
	}

	static Stream<Object> builders() {
		String url = "https://api.hawcx.com";
		return Stream.of(StepUpClient.builder(url, "config"), StepUpClientAsync.builder(url, "config"),
				HawcxOAuth.builder(url, "config", "client"), HawcxOAuthAsync.builder(url, "config", "client"),
				ClientAssertionSigner.ed25519(SigningKey.generate("key")), DelegationKeys.builder(),
				ApacheHttpTransport.builder(), HttpRequest.get(URI.create(url)),
				HttpObservations.of(ObservationRegistry.create()));
	}

}
