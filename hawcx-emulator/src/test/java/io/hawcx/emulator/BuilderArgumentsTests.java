package io.hawcx.emulator;

import java.util.stream.Stream;

import io.hawcx.architecture.FluentArguments;
import io.hawcx.emulator.tenant.Client;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BuilderArgumentsTests {

	@ParameterizedTest
	@MethodSource("builders")
	void setWhenNullThenSaysWhichArgument(Object builder) {
		assertThat(FluentArguments.methods(builder)).isNotEmpty();
		assertThat(FluentArguments.objections(builder)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 65536 })
	void portWhenThereIsNoneSuchThenThrows(int port) {
		assertThatIllegalArgumentException().isThrownBy(() -> HawcxEmulator.builder().port(port))
			.withMessage("port must be 0 to 65535");
	}

	static Stream<Object> builders() {
		return Stream.of(HawcxEmulator.builder(), MintCodeRequest.forChallenge("challenge"),
				Client.publicClient("client"));
	}

}
