package io.hawcx.security.aot;

import java.util.List;

import io.hawcx.security.jackson.HawcxJacksonModule;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.ReflectionHints;
import org.springframework.util.ClassUtils;

/**
 * Registers what Jackson reads and writes sessions by: the types, and the mixins and
 * deserializers that Spring Security's modules have for them.
 */
final class JsonSessionHints {

	private static final MemberCategory[] BINDING = { MemberCategory.INVOKE_DECLARED_CONSTRUCTORS,
			MemberCategory.INVOKE_DECLARED_METHODS, MemberCategory.ACCESS_DECLARED_FIELDS };

	private final ReflectionHints hints;

	private final List<JacksonModule> modules;

	private final JsonMapper mapper;

	JsonSessionHints(ReflectionHints hints, @Nullable ClassLoader classLoader) {
		ClassLoader loader = (classLoader != null) ? classLoader : ClassUtils.getDefaultClassLoader();
		this.hints = hints;
		this.modules = HawcxJacksonModule
			.withSecurityModules((loader != null) ? loader : JsonSessionHints.class.getClassLoader());
		this.mapper = JsonMapper.builder().addModules(this.modules).build();
	}

	void register(List<Class<?>> types) {
		// Spring Security makes its modules by name.
		this.modules
			.forEach((module) -> this.hints.registerType(module.getClass(), MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS));
		types.forEach(this::register);
	}

	private void register(Class<?> type) {
		if (type.getName().startsWith("java.")) {
			this.hints.registerType(type, MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS);
		}
		else if (!type.isArray()) {
			this.hints.registerType(type, BINDING);
		}
		Class<?> mixin = this.mapper.serializationConfig().findMixInClassFor(type);
		if (mixin != null) {
			this.hints.registerType(mixin, BINDING);
			JsonDeserialize deserialize = mixin.getAnnotation(JsonDeserialize.class);
			if (deserialize != null) {
				this.hints.registerType(deserialize.using(), MemberCategory.INVOKE_DECLARED_CONSTRUCTORS);
			}
		}
	}

}
