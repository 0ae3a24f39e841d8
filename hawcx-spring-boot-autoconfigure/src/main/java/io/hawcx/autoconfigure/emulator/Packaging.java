package io.hawcx.autoconfigure.emulator;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;

import io.hawcx.emulator.HawcxEmulator;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.util.ClassUtils;

/**
 * Tells whether an application was packaged to be shipped. It was not, only where its
 * classes lie in a folder of a project, as build tools and IDEs leave them. Jars, wars,
 * unpacked ones, the folders of container images and native images are packages.
 */
final class Packaging {

	// target/classes lies two folders deep, a Gradle module's build/classes/java/main
	// four
	// and more.
	private static final int MOST_FOLDERS = 8;

	private static final List<String> PROJECT_FILES = List.of("pom.xml", "build.gradle", "build.gradle.kts",
			"settings.gradle", "settings.gradle.kts", "build.xml", "build.sbt", "MODULE.bazel", "WORKSPACE", ".git",
			".idea", ".project", ".vscode");

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
		for (String name : beans.getBeanNamesForAnnotation(EnableAutoConfiguration.class)) {
			Class<?> type = beans.getType(name, false);
			URL location = (type != null) ? location(ClassUtils.getUserClass(type)) : null;
			if (type != null && !isInProject(location)) {
				return (location != null) ? lastPart(location) : "native image";
			}
		}
		return null;
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
			return Files.isDirectory(folder) && hasProject(folder);
		}
		catch (URISyntaxException | IllegalArgumentException ex) {
			return false;
		}
	}

	private static boolean hasProject(Path classes) {
		Path folder = classes.getParent();
		for (int depth = 0; depth < MOST_FOLDERS && folder != null; depth++) {
			if (PROJECT_FILES.stream().map(folder::resolve).anyMatch(Files::exists)) {
				return true;
			}
			folder = folder.getParent();
		}
		return false;
	}

	private static String lastPart(URL location) {
		String path = location.getPath().replaceFirst("/?!.*$", "").replaceFirst("/+$", "");
		return path.substring(path.lastIndexOf('/') + 1);
	}

}
