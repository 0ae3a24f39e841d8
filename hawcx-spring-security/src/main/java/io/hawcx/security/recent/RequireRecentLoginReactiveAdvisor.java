package io.hawcx.security.recent;

import java.time.Clock;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.aopalliance.intercept.MethodInvocation;
import reactor.core.publisher.Mono;

import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeReactiveMethodInterceptor;
import org.springframework.security.core.Authentication;

/**
 * Makes the advisor that enforces {@link RequireRecentLogin} on the reactive stack. As
 * with Spring Security's own, a guarded method returns a {@code Mono}, a {@code Flux} or
 * another publisher; a call of any other fails. Publish it as a bean of the
 * infrastructure role, from a static method, in an application whose beans Spring
 * proxies.
 *
 * @since 0.1.0
 */
public final class RequireRecentLoginReactiveAdvisor {

	private RequireRecentLoginReactiveAdvisor() {
	}

	/**
	 * Make an advisor.
	 * @param registrationId tells the id of the registration whose logins count; asked on
	 * each call
	 * @param clock tells a login's age
	 * @return a new advisor
	 */
	public static AuthorizationManagerBeforeReactiveMethodInterceptor create(Supplier<String> registrationId,
			Clock clock) {
		return new AuthorizationManagerBeforeReactiveMethodInterceptor(AnnotatedMethods.pointcut(),
				new Rule(new LoginAge((id) -> id.equals(registrationId.get()), clock)));
	}

	/**
	 * Make an advisor for logins of several Hawcx projects.
	 * @param registrationIds tells the ids of their registrations; asked on each call
	 * @param clock tells a login's age
	 * @return a new advisor
	 */
	public static AuthorizationManagerBeforeReactiveMethodInterceptor createForSeveral(
			Predicate<String> registrationIds, Clock clock) {
		return new AuthorizationManagerBeforeReactiveMethodInterceptor(AnnotatedMethods.pointcut(),
				new Rule(new LoginAge(registrationIds, clock)));
	}

	/**
	 * The rule that a method's or its class's annotation writes.
	 *
	 * @param age decides about a login by its age
	 */
	private record Rule(LoginAge age) implements ReactiveAuthorizationManager<MethodInvocation> {

		@Override
		public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, MethodInvocation invocation) {
			return authentication
				.<AuthorizationResult>map((login) -> this.age.decide(login, AnnotatedMethods.stale(invocation)))
				.defaultIfEmpty(new AuthorizationDecision(false));
		}

	}

}
