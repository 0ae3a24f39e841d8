package io.hawcx.autoconfigure.security;

import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import io.hawcx.autoconfigure.internal.ConfiguredValues;

import org.springframework.util.ClassUtils;
import org.springframework.web.util.pattern.PathPatternParser;
import org.springframework.web.util.pattern.PatternParseException;

/**
 * Refuses what is no pattern of paths, which Spring Security would refuse later with a
 * message about a bean.
 */
final class PermittedPaths {

	private static final boolean WEB = ClassUtils.isPresent("org.springframework.web.util.pattern.PathPatternParser",
			PermittedPaths.class.getClassLoader());

	private PermittedPaths() {
	}

	static void check(String property, String path) {
		ConfiguredValues.requirePath(property, path);
		// An application that makes management calls alone may lack Spring's web classes.
		if (WEB) {
			Patterns.check(property, path);
		}
	}

	private static final class Patterns {

		static void check(String property, String path) {
			try {
				PathPatternParser.defaultInstance.parse(path);
			}
			catch (PatternParseException ex) {
				throw new HawcxConfigurationException(
						property, property + " holds '" + path + "', which is no pattern of paths: "
								+ ConfiguredValues.clause(ex) + ".",
						"Write paths such as /, /css/** or /articles/*.", ex);
			}
		}

	}

}
