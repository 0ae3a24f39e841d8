package io.hawcx.autoconfigure.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.hawcx.autoconfigure.HawcxAutoConfiguration;
import io.hawcx.autoconfigure.client.HawcxClientAutoConfiguration;
import io.hawcx.autoconfigure.http.HawcxTransportAutoConfiguration;
import io.hawcx.key.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.introspection.ReactiveOpaqueTokenIntrospector;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class LoginNoticesTests {

	private static final String OWN_CHAIN = "has its own security filter chain";

	private static final String PASSWORD_FORM = "Spring Boot's password form";

	private static final String NOBODY = "but nobody can sign in";

	private static final String RESOURCE_SERVER = "makes the application a resource server";

	private static final String[] SETTINGS = { "hawcx.login.permit-all", "/public/**", "hawcx.login.page", "/in",
			"hawcx.login.allowed-origins", "https://app.example.com", "hawcx.login.code-handover.enabled", "true" };

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void startWhenApplicationHasItsOwnChainThenNamesSettingsWithoutEffectAndTheLineToAdd(WebApplicationType stack,
			CapturedOutput output) {
		start(stack, (stack == WebApplicationType.SERVLET) ? ApiChain.class : ReactiveApiChain.class, SETTINGS);
		assertThat(lines(output, OWN_CHAIN)).singleElement()
			.asString()
			.contains("WARN",
					"hawcx.login.permit-all, hawcx.login.page, hawcx.login.allowed-origins, hawcx.login.code-handover.*",
					line(stack));
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void startWhenNoOwnChainHasTheLoginThenSaysThatNobodySignsIn(WebApplicationType stack, CapturedOutput output) {
		start(stack, (stack == WebApplicationType.SERVLET) ? ApiChain.class : ReactiveApiChain.class);
		assertThat(lines(output, NOBODY)).singleElement()
			.asString()
			.contains("WARN", "none of the application's security filter chains", line(stack),
					"hawcx.login.enabled=false");
		assertThat(output).doesNotContain(OWN_CHAIN);
	}

	@ParameterizedTest
	@ValueSource(classes = { StockChain.class, ReactiveStockChain.class })
	void startWhenOwnChainHasTheStockLoginThenIsSilent(Class<?> chain, CapturedOutput output) {
		start((chain == StockChain.class) ? WebApplicationType.SERVLET : WebApplicationType.REACTIVE, chain);
		assertThat(output).doesNotContain(OWN_CHAIN, NOBODY);
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void startWhenOwnChainSaysWhatIsSetThenIsSilent(WebApplicationType stack, CapturedOutput output) {
		start(stack, (stack == WebApplicationType.SERVLET) ? OwnServletChain.class : OwnReactiveChain.class,
				"hawcx.login.code-handover.enabled", "true");
		assertThat(output).doesNotContain(OWN_CHAIN, NOBODY);
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void startWhenChainIsOursThenIsSilent(WebApplicationType stack, CapturedOutput output) {
		start(stack, Nothing.class, SETTINGS);
		assertThat(output).doesNotContain(OWN_CHAIN, PASSWORD_FORM, NOBODY);
	}

	@Test
	void startWhenNothingIsSetThenTellsWhyPasswordFormAppears(CapturedOutput output) {
		servlet().run((context) -> assertThat(context).hasNotFailed());
		assertThat(lines(output, PASSWORD_FORM)).singleElement()
			.asString()
			.contains("INFO", "hawcx.base-url, hawcx.config-id and hawcx.client-id", "hawcx.emulator.enabled=true");
	}

	@Test
	void startWhenSecretKeyAloneIsSetThenTellsWhyPasswordFormAppears(CapturedOutput output) {
		servlet()
			.withPropertyValues("hawcx.base-url=https://api.hawcx.com", "hawcx.config-id=config",
					"hawcx.secret-key=" + SecretKey.generate("customer", "hawcx").blob())
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(lines(output, PASSWORD_FORM)).hasSize(1);
	}

	@Test
	void startWhenPasswordFormIsWantedThenIsSilent(CapturedOutput output) {
		servlet().withUserConfiguration(OwnUsers.class).run((context) -> assertThat(context).hasNotFailed());
		servlet().withUserConfiguration(ApiChain.class).run((context) -> assertThat(context).hasNotFailed());
		servlet().withPropertyValues("hawcx.login.enabled=false").run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain(PASSWORD_FORM);
	}

	@Test
	void startWhenThereIsNoWebServerThenSaysThatNobodySignsIn(CapturedOutput output) {
		start(WebApplicationType.NONE, Nothing.class, "hawcx.emulator.enabled", "false", "hawcx.base-url",
				"https://api.hawcx.com", "hawcx.config-id", "config", "hawcx.client-id", "client");
		assertThat(lines(output, NOBODY)).singleElement()
			.asString()
			.contains("WARN", "hawcx.client-id is set", "spring-boot-starter-webmvc", "hawcx.login.enabled=false");
	}

	@Test
	void startWhenManagementAloneIsMadeWithoutWebServerThenIsSilent(CapturedOutput output) {
		start(WebApplicationType.NONE, Nothing.class, "hawcx.emulator.enabled", "false", "hawcx.base-url",
				"https://api.hawcx.com", "hawcx.config-id", "config", "hawcx.secret-key",
				SecretKey.generate("customer", "hawcx").blob());
		assertThat(output).doesNotContain(NOBODY, PASSWORD_FORM);
	}

	@Test
	void startWhenSpringSecurityIsAbsentThenSaysThatNobodySignsIn(CapturedOutput output) {
		servlet().withClassLoader(new FilteredClassLoader("io.hawcx.security"))
			.withPropertyValues("hawcx.base-url=https://api.hawcx.com", "hawcx.config-id=config",
					"hawcx.client-id=client")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(lines(output, NOBODY)).singleElement()
			.asString()
			.contains("WARN", "hawcx-spring-security", "hawcx-spring-boot-starter");
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVLET", "REACTIVE" })
	void startWhenResourceServerMeetsDefaultChainThenSaysThatItTakesNoTokens(WebApplicationType stack,
			CapturedOutput output) {
		start(stack, (stack == WebApplicationType.SERVLET) ? OwnDecoder.class : OwnIntrospector.class);
		assertThat(lines(output, RESOURCE_SERVER)).singleElement()
			.asString()
			.contains("WARN", "hawcx.login.enabled=false", "oauth2ResourceServer()", "hawcx.resource-server.enabled");
	}

	@Test
	void startWhenResourceServerHasItsChainOrNobodySignsInThenIsSilent(CapturedOutput output) {
		WebApplicationContextRunner client = servlet().withPropertyValues("hawcx.base-url=https://api.hawcx.com",
				"hawcx.config-id=config", "hawcx.client-id=client");
		client.run((context) -> assertThat(context).hasBean("hawcxSecurityFilterChain"));
		client.withUserConfiguration(ApiChain.class, OwnDecoder.class)
			.run((context) -> assertThat(context).hasNotFailed());
		client.withUserConfiguration(OwnDecoder.class)
			.withPropertyValues("hawcx.login.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(output).doesNotContain(RESOURCE_SERVER);
	}

	private static WebApplicationContextRunner servlet() {
		return new WebApplicationContextRunner().withConfiguration(
				AutoConfigurations.of(HawcxAutoConfiguration.class, HawcxTransportAutoConfiguration.class,
						HawcxClientAutoConfiguration.class, HawcxSecurityPropertiesAutoConfiguration.class,
						HawcxLoginAutoConfiguration.class, HawcxWebSecurityAutoConfiguration.class,
						HawcxLoginNoticesAutoConfiguration.class, OAuth2ClientAutoConfiguration.class,
						SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class));
	}

	private static void start(WebApplicationType stack, Class<?> more, String... properties) {
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("hawcx.emulator.enabled", "true");
		for (int i = 0; i < properties.length; i += 2) {
			all.put(properties[i], properties[i + 1]);
		}
		Class<?> pages = switch (stack) {
			case SERVLET -> ServletPages.class;
			case REACTIVE -> ReactivePages.class;
			case NONE -> Nothing.class;
		};
		new ContractApplication(stack, all, pages, more).close();
	}

	private static String line(WebApplicationType stack) {
		return (stack == WebApplicationType.SERVLET)
				? "http.with(HawcxLoginConfigurer.hawcxLogin(), Customizer.withDefaults())"
				: "HawcxServerLogin.hawcxLogin(beans).applyTo(http)";
	}

	private static List<String> lines(CapturedOutput output, String text) {
		return output.getAll().lines().filter((line) -> line.contains(text)).toList();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Nothing {

	}

	@Configuration(proxyBeanMethods = false)
	static class ApiChain {

		@Bean
		SecurityFilterChain api(HttpSecurity http) {
			return http.securityMatcher("/api/**").httpBasic(Customizer.withDefaults()).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ReactiveApiChain {

		@Bean
		SecurityWebFilterChain api(ServerHttpSecurity http) {
			return http.authorizeExchange((exchanges) -> exchanges.anyExchange().denyAll()).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnDecoder {

		@Bean
		JwtDecoder decoder() {
			return (token) -> {
				throw new UnsupportedOperationException();
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class StockChain {

		@Bean
		SecurityFilterChain web(HttpSecurity http) {
			return http.oauth2Login(Customizer.withDefaults()).build();
		}

		@Bean
		@Order(1)
		SecurityFilterChain api(HttpSecurity http) {
			return http.securityMatcher("/api/**").httpBasic(Customizer.withDefaults()).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnIntrospector {

		@Bean
		ReactiveOpaqueTokenIntrospector introspector() {
			return (token) -> Mono.error(new UnsupportedOperationException());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ReactiveStockChain {

		@Bean
		SecurityWebFilterChain web(ServerHttpSecurity http) {
			return http.oauth2Login(Customizer.withDefaults()).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnUsers {

		@Bean
		UserDetailsService users() {
			return new InMemoryUserDetailsManager(User.withUsername("ann").password("{noop}x").build());
		}

	}

}
