package io.hawcx.sample.webapp.nodes;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.hawcx.emulator.EmulatorCredentials;
import io.hawcx.sample.webapp.WebappApplication;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One of several instances of the sample.
 */
final class Node implements AutoCloseable {

	private final Runnable stop;

	private final URI address;

	private Node(Runnable stop, String address) {
		this.stop = stop;
		this.address = URI.create(address);
	}

	static Node start(EmulatorCredentials hawcx, RedisServer redis, Class<?>... more) {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(WebappApplication.class).sources(more)
			.run(arguments(hawcx, redis).toArray(String[]::new));
		return new Node(context::close,
				"http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
	}

	/**
	 * Start a node in a process of its own, which is killed when it is closed.
	 */
	static Node startProcess(EmulatorCredentials hawcx, RedisServer redis) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-cp", System.getProperty("java.class.path"), WebappApplication.class.getName()));
		command.addAll(arguments(hawcx, redis));
		ChildProcess process = ChildProcess.start("Ready: open ", command.toArray(String[]::new));
		return new Node(process::close, process.readyLine().replaceFirst(".*Ready: open ", "").strip());
	}

	private static List<String> arguments(EmulatorCredentials hawcx, RedisServer redis) {
		return List.of("--server.port=0", "--spring.autoconfigure.exclude=", "--spring.data.redis.host=127.0.0.1",
				"--spring.data.redis.port=" + redis.port(), "--hawcx.emulator.enabled=false",
				"--hawcx.base-url=" + hawcx.issuer(), "--hawcx.config-id=" + hawcx.configId(),
				"--hawcx.client-id=" + hawcx.publicClientId(), "--hawcx.secret-key=" + hawcx.secretKey(),
				"--hawcx.login.page=", "--hawcx.login.code-handover.token.enabled=true");
	}

	URI address() {
		return this.address;
	}

	@Override
	public void close() {
		this.stop.run();
	}

}
