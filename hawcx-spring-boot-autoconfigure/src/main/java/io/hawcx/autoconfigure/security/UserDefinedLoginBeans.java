package io.hawcx.autoconfigure.security;

import java.util.List;
import java.util.stream.Stream;

import io.hawcx.security.factor.HawcxFactorsMapper;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.ResolvableType;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;

/**
 * Tells once, at start, what a login through Hawcx lacks when the application brings its
 * own beans in place of the starter's. Several token clients are named too, as Spring
 * Security then silently uses none of them.
 */
class UserDefinedLoginBeans implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(UserDefinedLoginBeans.class);

	private final ListableBeanFactory beans;

	private final List<DefaultBean> expected;

	UserDefinedLoginBeans(ListableBeanFactory beans, DefaultBean... expected) {
		this.beans = beans;
		this.expected = List.of(expected);
	}

	static DefaultBean registrations(Class<?> type, Class<?> defaultType) {
		return new DefaultBean(ResolvableType.forClass(type), defaultType,
				"Hawcx's registration, discovered when it is needed");
	}

	static DefaultBean tokenClient(ResolvableType type, Class<?> defaultType) {
		return new DefaultBean(type, defaultType,
				"Ed25519 client assertions, X-Config-Id and replies without access_token");
	}

	static DefaultBean decoders(ResolvableType type, Class<?> defaultType) {
		return new DefaultBean(type, defaultType, "Hawcx's rules for id_tokens, EdDSA among them");
	}

	static DefaultBean requestResolver(Class<?> type, Class<?> defaultType) {
		return new DefaultBean(ResolvableType.forClass(type), defaultType, "sdk_config_id");
	}

	static DefaultBean factors() {
		return new DefaultBean(ResolvableType.forClass(GrantedAuthoritiesMapper.class), HawcxFactorsMapper.class,
				"the FACTOR_* authorities, unless a HawcxFactorsMapper is wrapped around the application's own mapper");
	}

	@Override
	public void afterSingletonsInstantiated() {
		List<String> missing = this.expected.stream().map(this::missing).flatMap(Stream::ofNullable).toList();
		if (!missing.isEmpty()) {
			logger.warn("The application's own beans take the place of Hawcx's. Unless they build on the classes of "
					+ "io.hawcx.security.oauth2, a login through Hawcx lacks: " + String.join("; ", missing) + ".");
		}
	}

	private @Nullable String missing(DefaultBean expected) {
		String[] names = this.beans.getBeanNamesForType(expected.type());
		String kind = String.valueOf(expected.type().resolve(Object.class).getSimpleName());
		if (names.length > 1) {
			return expected.lacks() + " (there are several beans of type " + kind + ": " + String.join(", ", names)
					+ ")";
		}
		if (names.length == 1 && !expected.defaultType().isInstance(this.beans.getBean(names[0]))) {
			return expected.lacks() + " (" + kind + " '" + names[0] + "')";
		}
		return null;
	}

	/**
	 * A bean of the starter that stands back for one of the application.
	 *
	 * @param type what Spring Security looks for
	 * @param defaultType the class of the starter's bean
	 * @param lacks what a login lacks without it
	 */
	record DefaultBean(ResolvableType type, Class<?> defaultType, String lacks) {

	}

}
