package io.hawcx.autoconfigure.internal;

import io.hawcx.IncompatibleLibraryException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says in one sentence which jar on the class path stands before the one that is needed.
 */
class IncompatibleLibraryFailureAnalyzer extends AbstractFailureAnalyzer<IncompatibleLibraryException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, IncompatibleLibraryException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Ask `mvn dependency:tree` or `gradle dependencies` what brings that jar, and exclude it there.",
				cause);
	}

}
