package io.hawcx.security.recent;

import java.time.Clock;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.core.Authentication;

/**
 * Makes the advisor that enforces {@link RequireRecentLogin}. Publish it as a bean of the
 * infrastructure role, from a static method, in an application whose beans Spring
 * proxies.
 *
 * @since 0.1.0
 */
public final class RequireRecentLoginAdvisor {

	private RequireRecentLoginAdvisor() {
	}

	/**
	 * Make an advisor.
	 * @param registrationId tells the id of the registration whose logins count; asked on
	 * each call
	 * @param clock tells a login's age
	 * @return a new advisor
	 */
	public static AuthorizationManagerBeforeMethodInterceptor create(Supplier<String> registrationId, Clock clock) {
		return new AuthorizationManagerBeforeMethodInterceptor(AnnotatedMethods.pointcut(),
				new Rule(new LoginAge((id) -> id.equals(registrationId.get()), clock)));
	}

	/**
	 * Make an advisor for logins of several Hawcx projects.
	 * @param registrationIds tells the ids of their registrations; asked on each call
	 * @param clock tells a login's age
	 * @return a new advisor
	 */
	public static AuthorizationManagerBeforeMethodInterceptor createForSeveral(Predicate<String> registrationIds,
			Clock clock) {
		return new AuthorizationManagerBeforeMethodInterceptor(AnnotatedMethods.pointcut(),
				new Rule(new LoginAge(registrationIds, clock)));
	}

	/**
	 * The rule that a method's or its class's annotation writes.
	 *
	 * @param age decides about a login by its age
	 */
	private record Rule(LoginAge age) implements AuthorizationManager<MethodInvocation> {

		@Override
		public AuthorizationResult authorize(Supplier<? extends @Nullable Authentication> authentication,
				MethodInvocation invocation) {
			return this.age.decide(authentication.get(), AnnotatedMethods.stale(invocation));
		}

	}

}
