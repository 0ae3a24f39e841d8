package io.hawcx.sample.browser;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.hawcx.sample.prerequisite.Prerequisite;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether browser tests run, and starts a fresh browser for each of them.
 */
class BrowserExtension implements ExecutionCondition, ParameterResolver {

	static final String MISSING = "Browser tests were not run: install Chromium and its driver"
			+ " (on Debian: apt-get install chromium chromium-driver).";

	private static final Logger logger = LoggerFactory.getLogger(BrowserExtension.class);

	private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);

	private final Supplier<Optional<BrowserBinaries>> binaries;

	private final Consumer<String> announcement;

	BrowserExtension() {
		this(BrowserBinaries::find, logger::warn);
	}

	BrowserExtension(Supplier<Optional<BrowserBinaries>> binaries, Consumer<String> announcement) {
		this.binaries = binaries;
		this.announcement = announcement;
	}

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		return new Prerequisite("browser", MISSING, this.announcement).evaluate(context,
				this.binaries.get().isPresent());
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Browser.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		Browser browser = Browser.start(this.binaries.get().orElseThrow());
		// The store closes it when the test is over.
		context.getStore(NAMESPACE).put(Browser.class, browser);
		return browser;
	}

}
