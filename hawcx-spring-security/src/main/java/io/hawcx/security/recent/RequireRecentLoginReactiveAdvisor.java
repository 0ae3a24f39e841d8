package io.hawcx.security.recent;

import java.time.Clock;
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
				new Rule(registrationId, clock));
	}

	/**
	 * The rule that a method's or its class's annotation writes.
	 */
	private static final class Rule implements ReactiveAuthorizationManager<MethodInvocation> {

		private final Supplier<String> registrationId;

		private final Clock clock;

		private Rule(Supplier<String> registrationId, Clock clock) {
			this.registrationId = registrationId;
			this.clock = clock;
		}

		@Override
		public Mono<AuthorizationResult> authorize(Mono<Authentication> authentication, MethodInvocation invocation) {
			return authentication
				.<AuthorizationResult>map((login) -> new LoginAge(this.registrationId.get(), this.clock).decide(login,
						AnnotatedMethods.stale(invocation)))
				.defaultIfEmpty(new AuthorizationDecision(false));
		}

	}

}
