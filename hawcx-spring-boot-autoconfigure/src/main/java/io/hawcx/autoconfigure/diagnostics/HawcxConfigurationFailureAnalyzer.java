package io.hawcx.autoconfigure.diagnostics;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Tells what is wrong with the configuration in place of a stack of beans.
 */
class HawcxConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<HawcxConfigurationException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, HawcxConfigurationException cause) {
		return new FailureAnalysis(cause.reason(), cause.action(), cause);
	}

}
