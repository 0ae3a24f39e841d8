package io.hawcx.planted;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs one class as Surefire would; the exit code says how many failures there were. */
public final class Run {

	private Run() {
	}

	public static void main(String[] arguments) throws ClassNotFoundException {
		SummaryGeneratingListener listener = new SummaryGeneratingListener();
		try (LauncherSession session = LauncherFactory.openSession()) {
			LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
				.selectors(DiscoverySelectors.selectClass(Class.forName(arguments[0])))
				.configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
				.build();
			session.getLauncher().execute(request, listener);
		}
		TestExecutionSummary summary = listener.getSummary();
		PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
		out.println("tests " + summary.getTestsSucceededCount());
		summary.getFailures().forEach((failure) -> out.println(failure.getException().getMessage()));
		System.exit((int) summary.getTotalFailureCount());
	}

}
