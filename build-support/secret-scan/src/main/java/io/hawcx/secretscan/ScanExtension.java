package io.hawcx.secretscan;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Notes which test runs, and after the last one looks through what was said. What is
 * found fails the run.
 */
public final class ScanExtension implements BeforeAllCallback, BeforeEachCallback {

	@Override
	public void beforeAll(ExtensionContext context) {
		if (SecretScan.isActive()) {
			Recorder.startTest(context.getRequiredTestClass().getName());
			context.getRoot()
				.getStore(Namespace.create(ScanExtension.class))
				.computeIfAbsent(Verdict.class, (key) -> new Verdict());
		}
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		if (SecretScan.isActive()) {
			Recorder
				.startTest(context.getRequiredTestClass().getName() + "." + context.getRequiredTestMethod().getName());
		}
	}

}
