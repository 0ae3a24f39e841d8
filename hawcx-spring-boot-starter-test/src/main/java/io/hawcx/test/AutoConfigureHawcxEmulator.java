package io.hawcx.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.hawcx.emulator.DiscoveryShape;
import io.hawcx.emulator.IdTokenAlgorithm;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Gives a test's application context a Hawcx emulator, on a free port, in place of the
 * Hawcx that the application is configured for. Inject it as a
 * {@link io.hawcx.emulator.HawcxEmulator}. With {@code @SpringBootTest} of any web
 * environment, or with {@code @WebMvcTest} or {@code @WebFluxTest}, which then have the
 * login's beans too.
 * <p>
 * Whatever the application's configuration says of the connection
 * ({@code hawcx.base-url}, ids, keys, issuer, proxy, {@code hawcx.emulator.enabled}) is
 * set aside, files and placeholders unread, and a {@code HawcxConnectionDetails} bean of
 * the application's own comes second, so that what the starter makes never talks to
 * another Hawcx. Clients that the application builds itself are not changed. An
 * application with tenants and no project beside them gets none of the latter.
 * <p>
 * There is one emulator for each cached context: tests that share the context, and so the
 * same attributes, share it, and it stops with the context. Tests may run at the same
 * time if each signs in a user of its own.
 *
 * @since 0.1.0
 * @see HawcxEmulatorTest
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ImportAutoConfiguration
public @interface AutoConfigureHawcxEmulator {

	/**
	 * Where ids and keys come from: the same seed gives the same ones.
	 * @return any text; empty for random ones
	 */
	String seed() default "";

	/**
	 * Tenants of the application, each with a project of its own at the emulator:
	 * {@code hawcx.tenants.<name>.*} leads there. Those that the application has
	 * properties for are served in any case.
	 * @return names of 1 to 32 lower-case letters and digits
	 */
	String[] tenants() default {};

	/**
	 * What the discovery document announces.
	 * @return the shape; with the redirect flow by default
	 */
	DiscoveryShape discovery() default DiscoveryShape.REDIRECT;

	/**
	 * What signs id_tokens.
	 * @return the algorithm
	 */
	IdTokenAlgorithm idTokenAlgorithm() default IdTokenAlgorithm.ES256;

	/**
	 * Whether replies of the token endpoint have an {@code access_token}.
	 * @return whether they have
	 */
	boolean accessTokens() default false;

	/**
	 * Whether the application is a public client, without a signing key.
	 * @return whether it is; a confidential one by default
	 */
	boolean publicClient() default false;

}
