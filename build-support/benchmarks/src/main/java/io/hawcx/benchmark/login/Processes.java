package io.hawcx.benchmark.login;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.hawcx.benchmark.Allocation;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What the processes of this benchmark have in common: each says in one line that it is
 * ready and where, answers each line with the bytes that it has allocated, and ends with
 * its standard input.
 */
final class Processes {

	private static final String READY = "READY ";

	// Boot adds the decoder and the key of an authorization server wherever one is on the
	// class path, as in the test of all programs.
	private static final String FOREIGN = "org.springframework.boot.security.oauth2.server.authorization"
			+ ".autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration";

	private static final BufferedReader IN = new BufferedReader(
			new InputStreamReader(System.in, StandardCharsets.UTF_8));

	private Processes() {
	}

	// Any free port; sessions end soon, since the load makes many.
	static ConfigurableApplicationContext application(Class<?> type, Map<String, Object> properties) {
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("server.port", 0);
		all.put("server.address", "127.0.0.1");
		all.put("server.servlet.session.timeout", "1m");
		all.put("spring.main.banner-mode", "off");
		all.put("spring.threads.virtual.enabled", true);
		all.put("logging.level.root", "warn");
		if (type != StockProvider.class) {
			all.put("spring.autoconfigure.exclude", FOREIGN);
		}
		all.putAll(properties);
		return new SpringApplicationBuilder(type).properties(all).run();
	}

	static String url(ConfigurableApplicationContext application) {
		return "http://127.0.0.1:" + application.getEnvironment().getRequiredProperty("local.server.port");
	}

	static void serve(ConfigurableApplicationContext application) throws IOException {
		try (application) {
			serve(url(application));
		}
	}

	static void serve(String ready) throws IOException {
		println(READY + ready);
		while (readLine() != null) {
			println("BYTES " + Allocation.bytes());
		}
	}

	static @Nullable String readLine() throws IOException {
		return IN.readLine();
	}

	static void println(String line) {
		new PrintStream(System.out, true, StandardCharsets.UTF_8).println(line);
	}

}
