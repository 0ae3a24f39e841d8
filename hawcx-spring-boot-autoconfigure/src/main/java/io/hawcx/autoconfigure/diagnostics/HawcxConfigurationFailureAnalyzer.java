package io.hawcx.autoconfigure.diagnostics;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Tells what is wrong with the configuration in place of a stack of beans. It goes before
 * Spring Boot's own, some of which know the cause, but not the property.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class HawcxConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<HawcxConfigurationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, HawcxConfigurationException cause) {
		return new FailureAnalysis(cause.reason(), cause.action(), cause);
	}

}
