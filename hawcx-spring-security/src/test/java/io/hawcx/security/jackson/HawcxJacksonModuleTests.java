package io.hawcx.security.jackson;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

import org.springframework.security.jackson.SecurityJacksonModules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HawcxJacksonModuleTests {

	private final ClassLoader loader = getClass().getClassLoader();

	private final JsonMapper mapper = JsonMapper.builder()
		.addModules(HawcxJacksonModule.withSecurityModules(this.loader))
		.build();

	@Test
	void readWhenClaimsHoldIssuerAndNumbersThenGivesThemBack() throws MalformedURLException {
		Map<String, Object> claims = new LinkedHashMap<>();
		claims.put("iss", URI.create("https://api.hawcx.com").toURL());
		claims.put("int", 1);
		claims.put("long", Long.MAX_VALUE);
		claims.put("bigInteger", BigInteger.TEN.pow(40));
		claims.put("bigDecimal", new BigDecimal("0.1"));
		String json = this.mapper.writeValueAsString(claims);
		assertThat(this.mapper.readValue(json, Object.class)).isEqualTo(claims);
	}

	@Test
	void readWhenModuleIsMissingThenSpringSecurityRefusesThem() {
		JsonMapper stock = JsonMapper.builder().addModules(SecurityJacksonModules.getModules(this.loader)).build();
		String json = stock.writeValueAsString(new LinkedHashMap<>(Map.of("long", Long.MAX_VALUE)));
		assertThatExceptionOfType(InvalidTypeIdException.class).isThrownBy(() -> stock.readValue(json, Object.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "java.io.File", "javax.management.BadAttributeValueExpException",
			"org.springframework.context.support.ClassPathXmlApplicationContext",
			"io.hawcx.security.handover.HandoverBinding" })
	void readWhenTypeIsNotAllowedThenRefuses(String type) {
		assertThatExceptionOfType(InvalidTypeIdException.class)
			.isThrownBy(() -> this.mapper.readValue("{\"@class\":\"" + type + "\"}", Object.class));
		assertThatExceptionOfType(InvalidTypeIdException.class)
			.isThrownBy(() -> this.mapper.readValue("[\"" + type + "\",\"x\"]", Object.class));
	}

	@Test
	void readWhenApplicationAllowsTypeThenReadsIt() {
		JsonMapper own = JsonMapper.builder()
			.addModules(HawcxJacksonModule.withSecurityModules(this.loader,
					BasicPolymorphicTypeValidator.builder().allowIfSubType(Locale.class)))
			.build();
		Map<String, Object> values = new LinkedHashMap<>(Map.of("locale", Locale.CANADA, "long", 1L));
		assertThat(own.readValue(own.writeValueAsString(values), Object.class)).isEqualTo(values);
	}

}
