package io.hawcx.architecture;

import java.nio.file.Files;
import java.nio.file.Path;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/**
 * The classes of a module, without its tests and without what it uses.
 */
public final class MainClasses {

	private MainClasses() {
	}

	/**
	 * Read the classes of the module whose tests run. Of other modules' classes their
	 * names alone are known: a rule may ask for a package or a name, not for what such a
	 * class extends or which annotations it has. Reading those as well takes most of the
	 * time.
	 * @return the classes
	 */
	public static JavaClasses read() {
		return read(Path.of("target", "classes"));
	}

	static JavaClasses read(Path folder) {
		if (!Files.isDirectory(folder)) {
			throw new IllegalStateException("There are no classes in " + folder.toAbsolutePath());
		}
		ArchConfiguration configuration = ArchConfiguration.get();
		configuration.setResolveMissingDependenciesFromClassPath(false);
		return new ClassFileImporter().importPath(folder);
	}

}
