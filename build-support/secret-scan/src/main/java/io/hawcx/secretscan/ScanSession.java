package io.hawcx.secretscan;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Begins to listen before the first test class is loaded, where Maven asks for it.
 */
public final class ScanSession implements LauncherSessionListener {

	static volatile @Nullable ThrownMessages thrown;

	@Override
	public void launcherSessionOpened(LauncherSession session) {
		if (!SecretScan.isActive() || thrown != null) {
			return;
		}
		String vectors = System.getProperty(SecretScan.VECTORS_PROPERTY);
		if (vectors != null) {
			new KnownKeys(Recorder.SECRETS).addVectors(Path.of(vectors));
		}
		Agent.install();
		ThrownMessages messages = new ThrownMessages();
		messages.start();
		thrown = messages;
	}

}
