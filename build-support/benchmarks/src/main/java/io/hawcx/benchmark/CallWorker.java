package io.hawcx.benchmark;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

import io.hawcx.Hawcx;
import io.hawcx.key.SecretKey;
import io.hawcx.management.MfaMethod;
import io.hawcx.management.StepUp;

/**
 * Times whole step-up calls on request: reads lines such as {@code 8080 64 3000} (port,
 * threads, milliseconds) and answers each with calls a second and the bytes that a call
 * allocates.
 */
public final class CallWorker {

	private CallWorker() {
	}

	public static void main(String[] args) throws Exception {
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		SecretKey secretKey = SecretKey.parse(BenchmarkKeys.blob());
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			String[] words = line.split(" ");
			try (Hawcx hawcx = Hawcx.builder("http://127.0.0.1:" + words[0], "benchmark")
				.secretKey(secretKey)
				.build()) {
				out.println(measure(hawcx, Integer.parseInt(words[1]), Long.parseLong(words[2])));
			}
		}
	}

	private static String measure(Hawcx hawcx, int threadCount, long millis) throws InterruptedException {
		LongAdder count = new LongAdder();
		long allocated = Allocation.bytes();
		long start = System.nanoTime();
		long end = start + millis * 1_000_000;
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < threadCount; i++) {
			threads.add(new Thread(() -> {
				while (System.nanoTime() < end) {
					hawcx.startStepUp(StepUp.changeMfaMethod("alice@example.com", MfaMethod.EMAIL_OTP));
					count.increment();
				}
			}));
		}
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		return count.sum() / seconds + " " + (Allocation.bytes() - allocated) / count.sum();
	}

}
