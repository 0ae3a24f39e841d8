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

	// Deep enough that nothing above the temporary folder is looked at.
	private static final String DEEP = "1/2/3/4/5/6/7/8/";

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource({ "pom.xml, target/classes", "pom.xml, module/target/test-classes",
			"build.gradle.kts, module/build/classes/java/main", ".idea, out/production/module", ".git, bin/main" })
	void classesWhenInFolderOfProjectThenAreNotPackaged(String file, String classes) throws IOException {
		Files.createFile(this.folder.resolve(file));
		assertThat(Packaging.isInProject(directory(classes))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "app/classes", "workspace/BOOT-INF/classes", "tomcat/webapps/shop/WEB-INF/classes" })
	void classesWhenInFolderOfImageThenArePackaged(String classes) throws IOException {
		assertThat(Packaging.isInProject(directory(DEEP + classes))).isFalse();
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
