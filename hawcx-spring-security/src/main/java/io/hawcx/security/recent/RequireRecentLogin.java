package io.hawcx.security.recent;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for a recent login through Hawcx before a method, or any method of a class, is
 * called: the {@code auth_time} of the user's id_token must be younger than
 * {@link #maxAge()}. A login without {@code auth_time} is not recent. Users with an older
 * login are sent through Hawcx again, where it is not documented whether a new proof is
 * asked for; if none was, they are refused. Calls on {@code this}, and of objects that
 * are no beans, are not guarded; a bean that is not guarded at all, and a method that
 * cannot be, are refused by {@link RequireRecentLoginGuard}.
 *
 * @since 0.1.0
 * @see HawcxRecentLogin
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ ElementType.TYPE, ElementType.METHOD })
public @interface RequireRecentLogin {

	/**
	 * Return how old the login may be, such as {@code 5m} or {@code PT5M}.
	 * @return a duration of at least one second
	 */
	String maxAge() default "5m";

	/**
	 * Return where the user continues after a login that a request other than GET asked
	 * for; its body is not sent again. Unless set, at {@code /}.
	 * @return a path below the context path
	 */
	String resumeAt() default "/";

}
