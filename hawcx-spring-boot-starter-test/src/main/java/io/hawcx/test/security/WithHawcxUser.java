package io.hawcx.test.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.core.annotation.AliasFor;
import org.springframework.security.test.context.support.WithSecurityContext;

/**
 * Runs a test as a user who is signed in through Hawcx, as {@code @WithMockUser} does for
 * others: an {@code OAuth2AuthenticationToken} with an {@code OidcUser} whose claims,
 * name, authorities and factors are those that a login gives. No login runs and no
 * network is used.
 * <p>
 * Where the application context has the login's beans, its issuer, client id,
 * registration id, user service and authorities mapper are used; where it has a
 * {@code HawcxEmulator}, the user exists there, with the same subject and phone number,
 * so that management calls find it.
 *
 * @since 0.1.0
 * @see MockHawcxUser
 */
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@WithSecurityContext(factory = WithHawcxUserSecurityContextFactory.class)
public @interface WithHawcxUser {

	/**
	 * The e-mail address, as {@link #email()}.
	 * @return the address
	 */
	@AliasFor("email")
	String value() default "alice@example.com";

	/**
	 * The e-mail address, which is verified.
	 * @return the address
	 */
	@AliasFor("value")
	String email() default "alice@example.com";

	/**
	 * How the user signed in. Each value of RFC 8176 grants a factor.
	 * @return the values
	 */
	String[] amr() default "swk";

	/**
	 * How long before the test the user signed in.
	 * @return a duration such as {@code 10m}, to the second
	 */
	String authAge() default "0s";

	/**
	 * The tenant that the user signed in at. Issuer and client id are then the tenant's,
	 * where the application context has its {@code HawcxTenants}, and the user exists at
	 * the emulator's tenant of that name.
	 * @return the tenant's name, empty for the application's one project
	 */
	String tenant() default "";

}
