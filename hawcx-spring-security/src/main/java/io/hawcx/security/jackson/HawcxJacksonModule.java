package io.hawcx.security.jackson;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.util.List;

import io.hawcx.security.user.HawcxUser;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

import org.springframework.security.jackson.SecurityJacksonModule;
import org.springframework.security.jackson.SecurityJacksonModules;
import org.springframework.util.Assert;

/**
 * Lets sessions with a login through Hawcx be kept as JSON by Spring Security's Jackson
 * modules:
 *
 * <pre>
 * JsonMapper mapper = JsonMapper.builder()
 *   .addModules(HawcxJacksonModule.withSecurityModules(getClass().getClassLoader()))
 *   .build();
 * </pre>
 *
 * What this library keeps in a session itself is text in maps and lists, which those
 * modules read already, and a {@link HawcxUser} where an application has them. What they
 * refuse besides is in the claims of an id_token: the issuer, which Spring Security makes
 * a {@link URL}, and large numbers. Without this module a session with a login through
 * OpenID Connect can be written but never read again. It allows these types and nothing
 * else.
 *
 * @since 0.1.0
 */
public final class HawcxJacksonModule extends SecurityJacksonModule {

	private static final long serialVersionUID = 1L;

	/**
	 * Create the module, for a mapper whose type validator the caller configures with
	 * {@link #configurePolymorphicTypeValidator}.
	 */
	public HawcxJacksonModule() {
		super(HawcxJacksonModule.class.getName(), Version.unknownVersion());
	}

	/**
	 * Return Spring Security's modules and this one, under one type validator that allows
	 * what each of them allows.
	 * @param loader loads Spring Security's modules
	 * @return the modules, for a mapper of sessions and for nothing else
	 */
	public static List<JacksonModule> withSecurityModules(ClassLoader loader) {
		return withSecurityModules(loader, BasicPolymorphicTypeValidator.builder());
	}

	/**
	 * Return Spring Security's modules and this one, under one type validator.
	 * @param loader loads Spring Security's modules
	 * @param types allows what the application itself keeps in sessions; added to
	 * @return the modules, for a mapper of sessions and for nothing else
	 */
	public static List<JacksonModule> withSecurityModules(ClassLoader loader,
			BasicPolymorphicTypeValidator.Builder types) {
		Assert.notNull(loader, "loader must not be null");
		Assert.notNull(types, "types must not be null");
		HawcxJacksonModule module = new HawcxJacksonModule();
		module.configurePolymorphicTypeValidator(types);
		List<JacksonModule> modules = SecurityJacksonModules.getModules(loader, types);
		modules.add(module);
		return modules;
	}

	@Override
	public void configurePolymorphicTypeValidator(BasicPolymorphicTypeValidator.Builder builder) {
		builder.allowIfSubType(HawcxUser.class)
			.allowIfSubType(URL.class)
			.allowIfSubType(Long.class)
			.allowIfSubType(BigInteger.class)
			.allowIfSubType(BigDecimal.class);
	}

	@Override
	public void setupModule(SetupContext context) {
		context.setMixIn(HawcxUser.class, HawcxUserMixin.class);
	}

}
