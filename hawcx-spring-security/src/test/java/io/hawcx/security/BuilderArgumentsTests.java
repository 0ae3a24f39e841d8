package io.hawcx.security;

import java.util.stream.Stream;

import io.hawcx.architecture.FluentArguments;
import io.hawcx.security.handover.HawcxCodeHandoverConfigurer;
import io.hawcx.security.handover.HawcxServerCodeHandover;
import io.hawcx.security.oauth2.HawcxClientRegistration;
import io.hawcx.security.oauth2.HawcxLoginConfigurer;
import io.hawcx.security.oauth2.HawcxServerLogin;
import io.hawcx.security.recent.HawcxRecentLogin;
import io.hawcx.security.recent.HawcxServerRecentLogin;
import io.hawcx.security.recent.HawcxServerSecurityContextRepository;
import io.hawcx.security.stepup.HawcxServerStepUp;
import io.hawcx.security.stepup.HawcxStepUpConfigurer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

class BuilderArgumentsTests {

	@ParameterizedTest
	@MethodSource("builders")
	void setWhenNullThenSaysWhichArgument(Object builder) {
		assertThat(FluentArguments.methods(builder)).isNotEmpty();
		assertThat(FluentArguments.objections(builder)).isEmpty();
	}

	static Stream<Object> builders() {
		BeanFactory beans = new StaticListableBeanFactory();
		return Stream.of(HawcxClientRegistration.builder("client", "config"), HawcxLoginConfigurer.hawcxLogin(),
				HawcxServerLogin.hawcxLogin(beans), HawcxCodeHandoverConfigurer.hawcxCodeHandover(),
				HawcxServerCodeHandover.hawcxCodeHandover(beans), HawcxRecentLogin.hawcxRecentLogin(),
				HawcxServerRecentLogin.hawcxRecentLogin(), new HawcxServerSecurityContextRepository(),
				HawcxStepUpConfigurer.hawcxStepUp(), HawcxServerStepUp.hawcxStepUp(beans));
	}

}
