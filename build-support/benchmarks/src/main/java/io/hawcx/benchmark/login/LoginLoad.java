package io.hawcx.benchmark.login;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Signs visitors in, several at a time, on request: reads lines such as
 * {@code handover 8 5000} (which login, visitors at a time, milliseconds) and answers
 * each with the number of logins, the seconds they took altogether, and the milliseconds
 * that half of them and 99 of 100 took. A login that does not end at the page with the
 * right name ends the process.
 */
public final class LoginLoad {

	private LoginLoad() {
	}

	static Measured measure(Login login, String name, int visitors, long millis) throws Exception {
		long start = System.nanoTime();
		long end = start + millis * 1_000_000;
		ExecutorService threads = Executors.newFixedThreadPool(visitors);
		try {
			List<Future<List<Long>>> started = new ArrayList<>();
			for (int i = 0; i < visitors; i++) {
				started.add(threads.submit(() -> signInUntil(login, name, end)));
			}
			LongStream.Builder all = LongStream.builder();
			for (Future<List<Long>> visitor : started) {
				visitor.get().forEach(all::add);
			}
			return Measured.of(all.build().sorted().toArray(), (System.nanoTime() - start) / 1e9);
		}
		finally {
			threads.shutdown();
		}
	}

	private static List<Long> signInUntil(Login login, String name, long end) throws IOException {
		List<Long> took = new ArrayList<>();
		do {
			long begun = System.nanoTime();
			String shown = login.signIn();
			took.add(System.nanoTime() - begun);
			if (!shown.equals(name)) {
				throw new IOException("The page shows another name than that of who signed in");
			}
		}
		while (System.nanoTime() < end);
		return took;
	}

	static Map<String, Login> logins(Browser browser, String hawcx, String credentials, String stock)
			throws IOException {
		JsonNode emulator = new JsonMapper().readTree(credentials);
		String signOn = EmulatorSignOn.cookie(browser, hawcx, emulator.get("issuer").asString(),
				emulator.get("user").asString());
		Map<String, Login> logins = new LinkedHashMap<>();
		logins.put("handover", new HandoverLogin(browser, hawcx, credentials));
		logins.put("redirect", new RedirectLogin(browser, hawcx, "hawcx", signOn));
		logins.put("stock", new RedirectLogin(browser, stock, "stock", ""));
		return logins;
	}

	/**
	 * Measure until the standard input ends, whose first line holds the emulator's
	 * credentials.
	 * @param args base URLs of the Hawcx application and of the stock one
	 * @throws Exception if a login fails
	 */
	public static void main(String[] args) throws Exception {
		String credentials = String.valueOf(Processes.readLine());
		String subject = new JsonMapper().readTree(credentials).get("subject").asString();
		try (Browser browser = new Browser()) {
			Map<String, Login> logins = logins(browser, args[0], credentials, args[1]);
			Processes.println("READY");
			for (String line = Processes.readLine(); line != null; line = Processes.readLine()) {
				String[] words = line.split(" ");
				Processes.println(measure(Objects.requireNonNull(logins.get(words[0])),
						words[0].equals("stock") ? StockProvider.USER : subject, Integer.parseInt(words[1]),
						Long.parseLong(words[2]))
					.toString());
			}
		}
	}

	record Measured(int logins, double seconds, double medianMillis, double p99Millis) {

		static Measured of(long[] nanos, double seconds) {
			return new Measured(nanos.length, seconds, nanos[nanos.length / 2] / 1e6,
					nanos[nanos.length * 99 / 100] / 1e6);
		}

		@Override
		public String toString() {
			return this.logins + " " + this.seconds + " " + this.medianMillis + " " + this.p99Millis;
		}

	}

}
