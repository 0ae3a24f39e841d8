package io.hawcx.autoconfigure.diagnostics;

import io.hawcx.security.recent.UnguardedRecentLoginException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says in one sentence which bean's {@code @RequireRecentLogin} would guard nothing.
 */
class UnguardedRecentLoginFailureAnalyzer extends AbstractFailureAnalyzer<UnguardedRecentLoginException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnguardedRecentLoginException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
	}

}
