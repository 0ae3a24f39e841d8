package io.hawcx.autoconfigure.aot;

import java.util.List;
import java.util.Map;

import io.hawcx.autoconfigure.HawcxConnectionDetails;
import io.hawcx.autoconfigure.PropertiesHawcxConnectionDetails;
import io.hawcx.autoconfigure.diagnostics.HawcxConfigurationException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Refuses properties of run time that ask for other beans than those of the build, which
 * would otherwise be ignored in silence.
 */
class BuildTimeProperties implements BeanFactoryPostProcessor, EnvironmentAware {

	private static final String PROCESSED = " when the application was processed ahead of time (AOT)";

	private final Map<String, String> atBuild;

	private @Nullable Environment environment;

	BuildTimeProperties(Map<String, String> atBuild) {
		this.atBuild = atBuild;
	}

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		Environment environment = this.environment;
		if (environment == null) {
			return;
		}
		Map<String, String> now = DecidingProperties.read(environment);
		now.forEach((name, value) -> {
			if (!DecidingProperties.isOfConnection(name)) {
				requireSame(name, value);
			}
		});
		// The application's own connection has its own values.
		if (!isProvided(beans)) {
			requireConnection(now, DecidingProperties.connection(environment));
		}
	}

	private void requireSame(String name, String value) {
		String before = this.atBuild.get(name);
		if (!value.equals(before)) {
			throw new HawcxConfigurationException(name,
					name + " is " + value + ", but was " + before + PROCESSED
							+ ", where it has decided which beans there are.",
					"Build again so that " + name + " is " + value + ", or change it so that it is " + before + ".");
		}
	}

	private void requireConnection(Map<String, String> now, List<String> set) {
		if (isSetAtBuild(DecidingProperties.CONNECTION) && set.isEmpty()) {
			throw new HawcxConfigurationException(DecidingProperties.CONNECTION,
					"None of hawcx.base-url, hawcx.config-id, hawcx.client-id and the keys is set, but some were"
							+ PROCESSED + ", which has connected it to Hawcx.",
					"Set hawcx.base-url and what belongs to it, or build again without any of them.");
		}
		if (!isSetAtBuild(DecidingProperties.CONNECTION) && !set.isEmpty()) {
			throw new HawcxConfigurationException(set.get(0),
					set.get(0) + " is set, but nothing of the connection to Hawcx was" + PROCESSED
							+ ", so there is neither a login nor a client for management calls.",
					buildWithClientId());
		}
		boolean login = DecidingProperties.SET.equals(now.get(DecidingProperties.CLIENT_ID));
		if (login && !isSetAtBuild(DecidingProperties.CLIENT_ID)) {
			throw new HawcxConfigurationException(DecidingProperties.CLIENT_ID,
					DecidingProperties.CLIENT_ID + " is set, but was not" + PROCESSED + ", so there is no login.",
					buildWithClientId());
		}
		if (!login && isSetAtBuild(DecidingProperties.CLIENT_ID)) {
			throw new HawcxConfigurationException(DecidingProperties.CLIENT_ID,
					DecidingProperties.CLIENT_ID + " is not set, but was" + PROCESSED + ", which has given it a login.",
					"Set " + DecidingProperties.CLIENT_ID + ", or build again without it.");
		}
	}

	private static String buildWithClientId() {
		return "Build again with hawcx.client-id set to any text where process-aot runs, as in application.properties "
				+ "or as a system property of the build plugin; the value of run time is the one that counts.";
	}

	private boolean isSetAtBuild(String name) {
		return DecidingProperties.SET.equals(this.atBuild.get(name));
	}

	private static boolean isProvided(ConfigurableListableBeanFactory beans) {
		return count(beans, HawcxConnectionDetails.class) > count(beans, PropertiesHawcxConnectionDetails.class);
	}

	private static int count(ConfigurableListableBeanFactory beans, Class<?> type) {
		return beans.getBeanNamesForType(type, true, false).length;
	}

}
