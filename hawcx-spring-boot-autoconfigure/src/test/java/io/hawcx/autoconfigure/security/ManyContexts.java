package io.hawcx.autoconfigure.security;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.hawcx.emulator.HawcxEmulator;
import io.hawcx.http.AsyncHttpTransport;
import io.hawcx.http.HttpTransport;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that come and go in one JVM, as in development and in a servlet container:
 * each with a class loader of its own, an emulator, a login and calls on a thread of its
 * web server. In a JVM of its own, since the secret scan keeps what tests make.
 */
public final class ManyContexts {

	private ManyContexts() {
	}

	public static void main(String[] arguments) throws Exception {
		int contexts = Integer.parseInt(arguments[0]);
		startSharedThreads();
		// The first context and the newest one are known to Spring Boot's logging.
		openAndClose();
		List<Thread> before = threads();
		List<WeakReference<?>> left = new ArrayList<>();
		for (int i = 0; i < contexts; i++) {
			left.addAll(openAndClose());
			assertThat(threads()).isEqualTo(before);
		}
		openAndClose();
		System.gc();
		assertThat(left).hasSize(5 * contexts).extracting(Reference::get).containsOnlyNulls();
	}

	// Reactor's threads for timers belong to the JVM, and would keep the class loader
	// that
	// happens to be there when they start.
	private static void startSharedThreads() {
		for (int i = 0; i < Schedulers.DEFAULT_POOL_SIZE; i++) {
			Mono.delay(Duration.ZERO).block();
		}
	}

	private static List<Thread> threads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("hawcx")
					|| thread.getContextClassLoader() instanceof ApplicationLoader)
			.toList();
	}

	private static List<WeakReference<?>> openAndClose() throws Exception {
		ApplicationLoader loader = new ApplicationLoader(ManyContexts.class.getClassLoader());
		ConfigurableApplicationContext context = under(loader, () -> open(loader));
		HawcxEmulator emulator = context.getBean(HawcxEmulator.class);
		HttpTransport transport = context.getBean(HttpTransport.class);
		AsyncHttpTransport async = context.getBean(AsyncHttpTransport.class);
		Visitor visitor = new Visitor(
				new Browser("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port")), emulator);
		assertThat(visitor.body("/public/calls")).isEqualTo("defaultdefault");
		assertThat(visitor.signInByHandOver().statusCode()).isEqualTo(200);
		under(loader, () -> {
			context.close();
			return null;
		});
		assertThat(emulator.openConnections()).isZero();
		return List.of(new WeakReference<>(loader), new WeakReference<>(context), new WeakReference<>(emulator),
				new WeakReference<>(transport), new WeakReference<>(async));
	}

	private static <T> T under(ClassLoader loader, Callable<T> task) throws Exception {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(loader);
		try {
			return task.call();
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

	private static ConfigurableApplicationContext open(ClassLoader loader) throws ClassNotFoundException {
		return new SpringApplicationBuilder(loader.loadClass(ManyContextsApplication.class.getName()))
			.resourceLoader(new DefaultResourceLoader(loader))
			.web(WebApplicationType.SERVLET)
			.bannerMode(Banner.Mode.OFF)
			.properties("server.port=0", "server.address=127.0.0.1", "spring.jmx.enabled=false",
					"hawcx.emulator.enabled=true", "hawcx.login.permit-all=/public/**",
					"hawcx.login.code-handover.enabled=true")
			.run();
	}

	/**
	 * Loads the application anew, and everything else as its parent does.
	 */
	private static final class ApplicationLoader extends ClassLoader {

		ApplicationLoader(ClassLoader parent) {
			super(parent);
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (!name.startsWith(ManyContextsApplication.class.getName())) {
				return super.loadClass(name, resolve);
			}
			synchronized (getClassLoadingLock(name)) {
				Class<?> loaded = findLoadedClass(name);
				return (loaded != null) ? loaded : define(name);
			}
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
				byte[] file = bytes.readAllBytes();
				return defineClass(name, file, 0, file.length, ManyContextsApplication.class.getProtectionDomain());
			}
			catch (IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

}
