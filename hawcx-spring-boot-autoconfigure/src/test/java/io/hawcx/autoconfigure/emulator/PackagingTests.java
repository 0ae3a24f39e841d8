package io.hawcx.autoconfigure.emulator;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PackagingTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "pom.xml, target/classes", "module/pom.xml, module/target/test-classes",
			"module/build.gradle.kts, module/build/classes/java/main", "build.gradle, build/classes/kotlin/test",
			"settings.gradle, module/build/classes/java/main", "settings.gradle.kts, apps/shop/build/classes/java/main",
			".idea, out/production/module", "build.gradle, bin/main", ".project, bin", ".vscode, bin",
			"build.xml, build/classes", "build.sbt, target/scala-3.3.6/classes" })
	void classesWhenBuildToolLeftThemInProjectThenAreNotPackaged(String file, String classes) throws IOException {
		Path project = this.folder.resolve(file);
		Files.createDirectories(project.getParent());
		Files.createFile(project);
		assertThat(Packaging.isInProject(directory(classes))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "pom.xml, classes", ".git, classes", "pom.xml, app/classes", ".git, target/classes",
			"pom.xml, module/target/classes", "pom.xml, target/app/classes", "build.gradle, a/build/classes/java/main",
			".idea, bin/main", "package.json, target/classes", "pom.xml, lib/target/classes/app" })
	void classesWhenLayoutIsOfNoBuildToolThenArePackaged(String file, String classes) throws IOException {
		Files.createFile(this.folder.resolve(file));
		assertThat(Packaging.isInProject(directory(classes))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "app/classes", "app", "target/classes", "workspace/BOOT-INF/classes",
			"tomcat/webapps/shop/WEB-INF/classes" })
	void classesWhenInFolderOfImageThenArePackaged(String classes) throws IOException {
		assertThat(Packaging.isInProject(directory(classes))).isFalse();
	}

	@Test
	void classesWhenUnpackedInProjectThenArePackaged() throws IOException {
		Files.createFile(this.folder.resolve("pom.xml"));
		assertThat(Packaging.isInProject(directory("target/shop-1.0/WEB-INF/classes"))).isFalse();
	}

	@Test
	void classesWhenInJarOfProjectThenArePackaged() throws IOException {
		Files.createFile(this.folder.resolve("pom.xml"));
		Path jar = Files.createFile(Files.createDirectories(this.folder.resolve("target")).resolve("shop.jar"));
		assertThat(Packaging.isInProject(jar.toUri().toURL())).isFalse();
	}

	@Test
	void classesWhenNowhereThenArePackaged() {
		assertThat(Packaging.isInProject(null)).isFalse();
		assertThat(Packaging.insideOf(null)).isEqualTo("native image");
	}

	@ParameterizedTest
	@CsvSource({ "file:/app/shop.jar,", "file:/srv/.m2/hawcx-emulator-1.jar,",
			"nested:/app/shop.jar/!BOOT-INF/lib/hawcx-emulator-1.jar, shop.jar",
			"jar:nested:/app/shop.jar/!BOOT-INF/lib/hawcx-emulator-1.jar!/, shop.jar",
			"file:/workspace/BOOT-INF/lib/hawcx-emulator-1.jar, hawcx-emulator-1.jar",
			"file:/srv/shop/WEB-INF/lib/hawcx-emulator-1.jar, hawcx-emulator-1.jar" })
	void libraryWhenInsideOfPackageThenNamesIt(String location, String packaged) throws MalformedURLException {
		assertThat(Packaging.insideOf(new URL(null, location, new Unopened()))).isEqualTo(packaged);
	}

	private URL directory(String path) throws IOException {
		return Files.createDirectories(this.folder.resolve(path)).toUri().toURL();
	}

	// Stands in for the handler that Boot's launcher installs.
	private static final class Unopened extends URLStreamHandler {

		@Override
		protected URLConnection openConnection(URL url) throws IOException {
			throw new IOException("not opened here");
		}

	}

}
