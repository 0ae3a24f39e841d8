package io.hawcx.autoconfigure.security;

import java.util.Arrays;
import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;

/**
 * What {@code hawcx.login.allowed-origins} adds to the default chain. The source is never
 * a bean, which would switch CORS on in every chain. One of the application's own takes
 * its place.
 */
final class CorsSetting {

	// Spring MVC's own, which knows @CrossOrigin alone.
	private static final String OF_MVC = "mvcHandlerMappingIntrospector";

	private static final Log logger = LogFactory.getLog(CorsSetting.class);

	private CorsSetting() {
	}

	static void addTo(HttpSecurity http, List<String> origins) {
		if (origins.isEmpty()) {
			return;
		}
		ListableBeanFactory beans = http.getSharedObject(ApplicationContext.class);
		List<String> own = own(beans, CorsConfigurationSource.class);
		if (own.isEmpty()) {
			AllowedOrigins allowed = new AllowedOrigins(origins);
			http.cors((cors) -> cors.configurationSource((request) -> allowed.configuration(request::getHeader,
					CorsUtils.isCorsRequest(request), request.getServerName())));
		}
		else if (own.size() == 1) {
			http.cors((cors) -> cors.configurationSource(beans.getBean(own.get(0), CorsConfigurationSource.class)));
		}
	}

	/**
	 * Find the application's own sources and say that they win.
	 * @param beans the application's beans
	 * @param type the type of sources on the web stack
	 * @return the names of the beans, none if allowed origins have effect
	 */
	static List<String> own(ListableBeanFactory beans, Class<?> type) {
		List<String> names = Arrays.stream(beans.getBeanNamesForType(type))
			.filter((name) -> !name.equals(OF_MVC))
			.toList();
		if (!names.isEmpty()) {
			logger.warn("The application's own CorsConfigurationSource (" + String.join(", ", names)
					+ ") decides which origins may call it, in place of hawcx.login.allowed-origins, which only says "
					+ "whose pages may begin a login by code hand-over.");
		}
		return names;
	}

}
