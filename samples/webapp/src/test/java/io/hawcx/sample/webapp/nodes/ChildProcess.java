package io.hawcx.sample.webapp.nodes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A program that runs until it is closed, and has said that it is ready.
 */
final class ChildProcess implements AutoCloseable {

	private static final long PATIENCE_SECONDS = 60;

	private final Process process;

	private final CompletableFuture<String> ready = new CompletableFuture<>();

	private final List<String> said = Collections.synchronizedList(new ArrayList<>());

	private ChildProcess(Process process) {
		this.process = process;
	}

	static ChildProcess start(String readyLine, String... command) {
		try {
			ChildProcess child = new ChildProcess(new ProcessBuilder(command).redirectErrorStream(true).start());
			Thread reader = new Thread(() -> child.read(readyLine), "output of " + command[0]);
			reader.setDaemon(true);
			reader.start();
			child.awaitReady();
			return child;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void read(String readyLine) {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				this.said.add(line);
				if (line.contains(readyLine)) {
					this.ready.complete(line);
				}
			}
		}
		catch (IOException ex) {
			this.said.add(ex.toString());
		}
		this.ready.completeExceptionally(new IllegalStateException("The program has ended."));
	}

	private void awaitReady() {
		try {
			this.ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			close();
			throw new IllegalStateException("It did not get ready: " + this.said, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			close();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	String readyLine() {
		return this.ready.join();
	}

	/**
	 * Kill the program, which gets no chance to put anything in order.
	 */
	@Override
	public void close() {
		try {
			this.process.destroyForcibly().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
