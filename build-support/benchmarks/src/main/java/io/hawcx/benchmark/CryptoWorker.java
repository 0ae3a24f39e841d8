package io.hawcx.benchmark;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

import com.sun.management.OperatingSystemMXBean;
import io.hawcx.delegation.SealedRequest;
import io.hawcx.http.HttpResponse;

/**
 * Times one way through the door on request: reads lines such as {@code seal 1024 300}
 * (what, payload in bytes, milliseconds) and answers each with operations a second of the
 * whole process's processor time, the JVM's own threads included. It stays warm between
 * them, so that rivals can take turns.
 */
public final class CryptoWorker {

	private CryptoWorker() {
	}

	public static void main(String[] args) throws Exception {
		Door door = Door.named(args[0]);
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			String[] words = line.split(" ");
			out.println(measure(door, words[0], Integer.parseInt(words[1]), Long.parseLong(words[2])));
		}
	}

	private static double measure(Door door, String operation, int size, long millis) throws Exception {
		byte[] payload = BenchmarkKeys.payload(size);
		SealedRequest sealed = BenchmarkKeys.server().seal(payload);
		HttpResponse reply = BenchmarkKeys.reply(sealed);
		long count = 0;
		long kept = 0;
		long start = cpuNanos();
		long end = System.nanoTime() + millis * 1_000_000;
		while (System.nanoTime() < end) {
			kept += (operation.equals("seal") ? door.seal(payload) : door.open(reply)).hashCode();
			count++;
		}
		double seconds = (cpuNanos() - start) / 1e9;
		return (kept == Long.MIN_VALUE) ? 0 : count / seconds;
	}

	private static long cpuNanos() {
		return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
	}

}
