package io.hawcx.autoconfigure.emulator;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A folder of classes as a build tool or an IDE leaves it in a project, with the file of
 * the project at the depth that belongs to it.
 *
 * @param classes path of the classes below the project, with slashes
 * @param depth number of folders of that path
 * @param files files or folders, one of which the project has
 */
record ProjectLayout(Pattern classes, int depth, List<String> files) {

	private static final List<String> GRADLE = List.of("build.gradle", "build.gradle.kts", "settings.gradle",
			"settings.gradle.kts");

	private static final List<ProjectLayout> KNOWN = List.of(
			// Maven
			layout("target/(test-)?classes", 2, List.of("pom.xml")),
			// Gradle; a module may leave its build to the root project
			layout("build/classes/[^/]+/[^/]+", 4, GRADLE),
			layout("[^/]+/build/classes/[^/]+/[^/]+", 5, List.of("settings.gradle", "settings.gradle.kts")),
			layout("[^/]+/[^/]+/build/classes/[^/]+/[^/]+", 6, List.of("settings.gradle", "settings.gradle.kts")),
			// Ant and sbt
			layout("build/classes", 2, List.of("build.xml")),
			layout("target/scala-[^/]+/(test-)?classes", 3, List.of("build.sbt")),
			// IntelliJ IDEA, Eclipse and Visual Studio Code
			layout("out/(production|test)/[^/]+", 3, List.of(".idea")), layout("bin/(main|test|default)", 2, GRADLE),
			layout("bin/(main|test|default)", 2, List.of(".project")),
			layout("bin", 1, List.of(".project", ".vscode")));

	private static ProjectLayout layout(String classes, int depth, List<String> files) {
		return new ProjectLayout(Pattern.compile(classes), depth, files);
	}

	/**
	 * Tell whether classes lie as in a project.
	 * @param classes an absolute folder
	 * @return whether one of the known layouts is recognized
	 */
	static boolean isProject(Path classes) {
		return KNOWN.stream().anyMatch((layout) -> layout.matches(classes));
	}

	private boolean matches(Path folder) {
		Path project = folder;
		for (int up = 0; up < this.depth && project != null; up++) {
			project = project.getParent();
		}
		return project != null && this.classes.matcher(slashes(project.relativize(folder))).matches()
				&& hasFile(project);
	}

	private boolean hasFile(Path project) {
		return this.files.stream().map(project::resolve).anyMatch(Files::exists);
	}

	private static String slashes(Path path) {
		return path.toString().replace('\\', '/');
	}

}
