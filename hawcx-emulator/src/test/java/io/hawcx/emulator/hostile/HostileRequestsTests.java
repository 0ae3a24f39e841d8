package io.hawcx.emulator.hostile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.emulator.Http;
import io.hawcx.emulator.MintCodeRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What comes over a socket never breaks the emulator, never hangs it and never makes it
 * tell of its inside. {@code -Dhawcx.hostile.requests=100000} sends more of it.
 */
@Timeout(600)
class HostileRequestsTests {

	private static final int REQUESTS = Integer.getInteger("hawcx.hostile.requests", 10_000);

	private static final int THREADS = 4;

	private static final int PATIENCE_MILLIS = 10_000;

	private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([0-9]{3}) ");

	private static final Pattern INSIDE = Pattern
		.compile("\\tat |Exception|\\bjava[x.]|io\\.hawcx\\.|org\\.apache|tools\\.jackson|nimbusds");

	private final HawcxEmulator hawcx = HawcxEmulator.start();

	private final int port = Integer
		.parseInt(this.hawcx.baseUrl().substring(this.hawcx.baseUrl().lastIndexOf(':') + 1));

	private final AtomicInteger refused = new AtomicInteger();

	private final Queue<Throwable> escaped = new ConcurrentLinkedQueue<>();

	@Test
	void answersWithout5xxAndLivesOn() throws Exception {
		Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
		Thread.setDefaultUncaughtExceptionHandler((thread, ex) -> this.escaped.add(ex));
		try (this.hawcx) {
			sendAll();
			assertThat(this.escaped).isEmpty();
			assertThat(this.refused).hasValueGreaterThan(REQUESTS / 2);
			assertThatALoginWorks();
		}
		finally {
			Thread.setDefaultUncaughtExceptionHandler(before);
		}
	}

	private void sendAll() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		List<Future<?>> all = new ArrayList<>();
		for (int thread = 0; thread < THREADS; thread++) {
			int first = thread;
			all.add(threads.submit(() -> {
				for (int number = first; number < REQUESTS; number += THREADS) {
					sendAndCheck(number);
				}
			}));
		}
		for (Future<?> one : all) {
			one.get();
		}
		threads.shutdown();
	}

	private void sendAndCheck(int number) {
		byte[] request = HostileRequests.of(number, "127.0.0.1:" + this.port);
		String answer = exchange(number, request);
		Matcher status = STATUS_LINE.matcher(answer);
		while (status.find()) {
			assertThat(status.group(1)).as(() -> told(number, request, answer)).matches("[1234]..");
			if (status.group(1).startsWith("4")) {
				this.refused.incrementAndGet();
			}
		}
		assertThat(answer).as(() -> told(number, request, answer))
			.matches(isBlank(request) ? "(?s)|HTTP.*" : "(?s)HTTP/1[.].*")
			.doesNotContainPattern(INSIDE)
			.doesNotContain("\nX-Evil");
	}

	/** Nothing is asked, and so nothing need be answered. */
	private static boolean isBlank(byte[] request) {
		return new String(request, StandardCharsets.ISO_8859_1).isBlank();
	}

	private String exchange(int number, byte[] request) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(PATIENCE_MILLIS);
			byte[] answer = new byte[0];
			try {
				socket.getOutputStream().write(request);
				socket.shutdownOutput();
				answer = socket.getInputStream().readAllBytes();
			}
			catch (SocketException ex) {
				// A server that has read enough hangs up on the rest.
				assertThat(ex).hasMessageMatching("(?i).*(reset|broken pipe|aborted).*");
			}
			return new String(answer, StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new AssertionError(told(number, request, "no answer: " + ex), ex);
		}
	}

	private static String told(int number, byte[] request, String answer) {
		return "request " + number + ":\n"
				+ new String(Arrays.copyOf(request, Math.min(request.length, 1500)), StandardCharsets.ISO_8859_1).trim()
				+ "\nanswer:\n" + answer.substring(0, Math.min(answer.length(), 1500));
	}

	private void assertThatALoginWorks() {
		String verifier = "v".repeat(43);
		String client = this.hawcx.credentials().publicClientId();
		Http http = new Http(this.hawcx.baseUrl());
		assertThat(Http.json(http.postForm("/oauth2/token",
				Map.of("grant_type", "authorization_code", "client_id", client, "code_verifier", verifier, "code",
						this.hawcx.mintCode(MintCodeRequest.forVerifier(verifier).clientId(client))),
				"X-Config-Id", this.hawcx.credentials().configId())))
			.containsKey("id_token");
	}

}
