package io.hawcx.autoconfigure.emulator;

import java.lang.annotation.Annotation;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.stream.Stream;

import io.hawcx.emulator.HawcxEmulator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.util.ClassUtils;

/**
 * Tells whether an application was packaged to be shipped. It was not, only where its
 * classes lie in a project as build tools and IDEs leave them. Jars, wars, unpacked ones,
 * the folders of container images, native images, and whatever is not recognized are
 * packages.
 */
final class Packaging {

	// In this order: a library's configurations do not speak for the application.
	private static final List<Class<? extends Annotation>> APPLICATION = List.of(EnableAutoConfiguration.class,
			SpringBootConfiguration.class, ImportAutoConfiguration.class);

	private Packaging() {
	}

	/**
	 * Find what shows that the application was packaged.
	 * @param beans the application's beans
	 * @return the name of the package, or {@code null} if the application was not
	 * packaged
	 */
	static @Nullable String find(ConfigurableListableBeanFactory beans) {
		String library = insideOf(location(HawcxEmulator.class));
		if (library != null) {
			return library;
		}
		for (Class<? extends Annotation> annotation : APPLICATION) {
			String[] names = beans.getBeanNamesForAnnotation(annotation);
			if (names.length > 0) {
				return Stream.of(names)
					.map((name) -> packageOf(beans, name))
					.flatMap(Stream::ofNullable)
					.findFirst()
					.orElse(null);
			}
		}
		return "no class of it with @SpringBootApplication was found";
	}

	private static @Nullable String packageOf(ConfigurableListableBeanFactory beans, String name) {
		Class<?> type = beans.getType(name, false);
		if (type == null) {
			return null;
		}
		URL location = location(ClassUtils.getUserClass(type));
		if (isInProject(location)) {
			return null;
		}
		return (location != null) ? lastPart(location) : "native image";
	}

	private static @Nullable URL location(Class<?> type) {
		CodeSource source = type.getProtectionDomain().getCodeSource();
		return (source != null) ? source.getLocation() : null;
	}

	/**
	 * Tell the package that a library is inside of.
	 * @param location where the library is
	 * @return the package's name, or {@code null} for a library beside the application
	 */
	static @Nullable String insideOf(@Nullable URL location) {
		if (location == null) {
			return "native image";
		}
		String text = location.toString();
		boolean inside = !"file".equals(location.getProtocol()) || text.contains("/BOOT-INF/")
				|| text.contains("/WEB-INF/");
		return inside ? lastPart(location) : null;
	}

	static boolean isInProject(@Nullable URL location) {
		if (location == null || insideOf(location) != null) {
			return false;
		}
		try {
			Path folder = Path.of(location.toURI());
			return Files.isDirectory(folder) && ProjectLayout.isProject(folder);
		}
		catch (URISyntaxException | IllegalArgumentException ex) {
			return false;
		}
	}

	private static String lastPart(URL location) {
		String path = location.getPath().replaceFirst("/?!.*$", "").replaceFirst("/+$", "");
		return path.substring(path.lastIndexOf('/') + 1);
	}

}
