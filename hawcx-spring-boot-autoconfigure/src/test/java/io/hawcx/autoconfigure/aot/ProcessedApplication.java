package io.hawcx.autoconfigure.aot;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.FileSystemGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.javapoet.ClassName;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that was processed ahead of time with the properties of a build, and its
 * generated code compiled. It is started with those of run time.
 */
final class ProcessedApplication {

	private final Class<?> initializer;

	private final RuntimeHints hints;

	private final String sources;

	private ProcessedApplication(Class<?> initializer, RuntimeHints hints, String sources) {
		this.initializer = initializer;
		this.hints = hints;
		this.sources = sources;
	}

	/**
	 * Process an application.
	 * @param folder an empty folder
	 * @param name tells its classes from those of other applications of this JVM
	 * @param configurations its auto-configurations
	 * @param properties those of the build
	 * @return the application
	 */
	static ProcessedApplication process(Path folder, String name, List<Class<?>> configurations, String... properties)
			throws IOException {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		TestPropertyValues.of(properties).applyTo(context);
		context.register(configurations.toArray(Class<?>[]::new));
		DefaultGenerationContext generation = new DefaultGenerationContext(
				new ClassNameGenerator(ClassName.get(ProcessedApplication.class), name),
				new FileSystemGeneratedFiles(folder));
		System.setProperty(AbstractAotProcessor.AOT_PROCESSING, "true");
		try {
			ClassName initializer = new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
			generation.writeGeneratedContent();
			List<Path> sources = files(folder, ".java");
			compile(folder, sources);
			return new ProcessedApplication(define(folder, initializer.canonicalName()), generation.getRuntimeHints(),
					text(sources));
		}
		finally {
			context.close();
			System.clearProperty(AbstractAotProcessor.AOT_PROCESSING);
		}
	}

	private static List<Path> files(Path folder, String extension) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(extension)).toList();
		}
	}

	private static String text(List<Path> files) throws IOException {
		StringBuilder text = new StringBuilder();
		for (Path file : files) {
			text.append(Files.readString(file, StandardCharsets.UTF_8));
		}
		return text.toString();
	}

	private static void compile(Path folder, List<Path> sources) {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		List<String> options = List.of("-d", folder.resolve("compiled").toString(), "-proc:none", "-nowarn",
				"-classpath", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
		var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
		assertThat(compiler
			.getTask(null, files, null, options, null, files.getJavaFileObjects(sources.toArray(Path[]::new)))
			.call()).isTrue();
	}

	// Each beside the class that it was generated for, whose package it is in.
	private static Class<?> define(Path folder, String initializer) throws IOException {
		List<Path> classes = new ArrayList<>(files(folder.resolve("compiled"), ".class"));
		if (Files.isDirectory(folder.resolve("classes"))) {
			classes.addAll(files(folder.resolve("classes"), ".class"));
		}
		Class<?> found = null;
		for (Path file : classes) {
			String path = (file.startsWith(folder.resolve("compiled")) ? folder.resolve("compiled")
					: folder.resolve("classes"))
				.relativize(file)
				.toString();
			String target = path.replaceFirst("(__|\\$\\$|\\.class).*", "").replace('/', '.');
			try {
				Class<?> defined = MethodHandles
					.privateLookupIn(ClassUtils.forName(target, null), MethodHandles.lookup())
					.defineClass(Files.readAllBytes(file));
				found = defined.getName().equals(initializer) ? defined : found;
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}
		assertThat(found).isNotNull();
		return found;
	}

	/**
	 * Start the application.
	 * @param properties those of run time
	 * @return its context, to be closed
	 */
	@SuppressWarnings("unchecked")
	GenericApplicationContext start(Map<String, String> properties) {
		GenericApplicationContext context = new GenericApplicationContext();
		TestPropertyValues.of(properties).applyTo(context);
		((ApplicationContextInitializer<GenericApplicationContext>) BeanUtils.instantiateClass(this.initializer))
			.initialize(context);
		try {
			context.refresh();
			return context;
		}
		catch (RuntimeException ex) {
			context.close();
			throw ex;
		}
	}

	RuntimeHints hints() {
		return this.hints;
	}

	/**
	 * Return what was generated.
	 * @return the text of all sources
	 */
	String sources() {
		return this.sources;
	}

}
