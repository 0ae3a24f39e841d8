package io.hawcx.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.hawcx.emulator.DiscoveryShape;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.annotation.AliasFor;

/**
 * The usual test of an application with its login: {@code @SpringBootTest},
 * {@code @AutoConfigureMockMvc} and {@link AutoConfigureHawcxEmulator}. Inject
 * {@link io.hawcx.emulator.HawcxEmulator}, {@code MockMvc} and
 * {@link io.hawcx.test.login.HawcxLogin}; with a port,
 * {@link io.hawcx.test.login.HawcxBrowser} too.
 *
 * <pre>
 * &#64;HawcxEmulatorTest
 * class AccountTests {
 *
 *   &#64;Test
 *   void showsAccount(@Autowired HawcxLogin login, @Autowired MockMvc mvc) throws Exception {
 *     MockHttpSession session = login.handOver("alice&#64;example.com");
 *     mvc.perform(get("/account").session(session)).andExpect(status().isOk());
 *   }
 *
 * }
 * </pre>
 *
 * More attributes of the emulator: write {@link AutoConfigureHawcxEmulator} beside it,
 * which takes precedence. {@code MockMvc} needs {@code spring-boot-webmvc-test}.
 *
 * @since 0.1.0
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest
@AutoConfigureMockMvc
@AutoConfigureHawcxEmulator
public @interface HawcxEmulatorTest {

	/**
	 * The application's configuration classes.
	 * @return the classes; found by {@code @SpringBootConfiguration} unless given
	 */
	@AliasFor(annotation = SpringBootTest.class)
	Class<?>[] classes() default {};

	/**
	 * Properties of the application, as {@code key=value}.
	 * @return the properties
	 */
	@AliasFor(annotation = SpringBootTest.class)
	String[] properties() default {};

	/**
	 * What the application runs in.
	 * @return the environment; by default no server but {@code MockMvc}
	 */
	@AliasFor(annotation = SpringBootTest.class)
	SpringBootTest.WebEnvironment webEnvironment() default SpringBootTest.WebEnvironment.MOCK;

	/**
	 * Tenants of the application, each with a project of its own at the emulator:
	 * {@code hawcx.tenants.<name>.*} leads there. Those that the application has
	 * properties for are served in any case.
	 * @return names of 1 to 32 lower-case letters and digits
	 */
	@AliasFor(annotation = AutoConfigureHawcxEmulator.class)
	String[] tenants() default {};

	/**
	 * What the emulator's discovery document announces.
	 * @return the shape; with the redirect flow by default
	 */
	@AliasFor(annotation = AutoConfigureHawcxEmulator.class)
	DiscoveryShape discovery() default DiscoveryShape.REDIRECT;

}
