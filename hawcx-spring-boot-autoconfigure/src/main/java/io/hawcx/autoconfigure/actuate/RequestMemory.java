package io.hawcx.autoconfigure.actuate;

import java.time.Clock;

import io.hawcx.autoconfigure.internal.RequestFailures;
import io.hawcx.autoconfigure.internal.RequestOutcomes;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What is remembered of requests for the actuator.
 */
@Configuration(proxyBeanMethods = false)
class RequestMemory {

	@Bean
	@ConditionalOnMissingBean
	RequestFailures hawcxRequestFailures() {
		return new RequestFailures(Clock.systemUTC());
	}

	@Bean
	@ConditionalOnMissingBean
	RequestOutcomes hawcxRequestOutcomes(RequestFailures failures) {
		return new RequestOutcomes(System::nanoTime, failures);
	}

}
