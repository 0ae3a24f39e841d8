package io.hawcx.autoconfigure.internal;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Names the {@code hawcx.*} property where a condition met a placeholder that nothing
 * resolves, which the failure itself does not say.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlaceholderFailureAnalyzer extends AbstractFailureAnalyzer<PlaceholderResolutionException> {

	private final Environment environment;

	PlaceholderFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, PlaceholderResolutionException cause) {
		HawcxConfigurationException found = UnresolvedPlaceholders.find(this.environment);
		return (found != null) ? new FailureAnalysis(found.reason(), found.action(), found) : null;
	}

}
