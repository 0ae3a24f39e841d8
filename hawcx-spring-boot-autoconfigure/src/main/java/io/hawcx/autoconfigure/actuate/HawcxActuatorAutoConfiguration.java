package io.hawcx.autoconfigure.actuate;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration of what the actuator may show: the endpoints {@code env} and
 * {@code configprops} hide Hawcx's secrets even where an application has them show
 * values.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = HawcxAutoConfiguration.class)
@ConditionalOnClass(SanitizingFunction.class)
public final class HawcxActuatorAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "hawcxSanitizingFunction")
	SanitizingFunction hawcxSanitizingFunction() {
		return new HawcxSanitizingFunction();
	}

}
