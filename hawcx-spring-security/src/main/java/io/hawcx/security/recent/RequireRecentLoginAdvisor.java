package io.hawcx.security.recent;

import java.lang.reflect.Method;
import java.time.Clock;
import java.util.function.Supplier;

import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;

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
		Pointcut pointcut = new ComposablePointcut(new AnnotationMatchingPointcut(RequireRecentLogin.class, true))
			.union((Pointcut) new AnnotationMatchingPointcut(null, RequireRecentLogin.class, true));
		return new AuthorizationManagerBeforeMethodInterceptor(pointcut, new Rule(registrationId, clock));
	}

	/**
	 * The rule that a method's or its class's annotation writes.
	 */
	private static final class Rule implements AuthorizationManager<MethodInvocation> {

		private final Supplier<String> registrationId;

		private final Clock clock;

		private Rule(Supplier<String> registrationId, Clock clock) {
			this.registrationId = registrationId;
			this.clock = clock;
		}

		@Override
		public AuthorizationResult authorize(Supplier<? extends @Nullable Authentication> authentication,
				MethodInvocation invocation) {
			RequireRecentLogin annotation = annotation(invocation);
			RecentLoginDecision stale = new RecentLoginDecision(
					LoginAge.atLeastOneSecond(DurationFormatterUtils.detectAndParse(annotation.maxAge())),
					LoginAge.local(annotation.resumeAt()));
			AuthorizationDecision decision = new LoginAge(this.registrationId.get(), this.clock)
				.decide(authentication.get(), stale);
			return decision;
		}

		private static RequireRecentLogin annotation(MethodInvocation invocation) {
			Object target = invocation.getThis();
			Class<?> type = (target != null) ? AopUtils.getTargetClass(target)
					: invocation.getMethod().getDeclaringClass();
			Method method = AopUtils.getMostSpecificMethod(invocation.getMethod(), type);
			RequireRecentLogin annotation = AnnotatedElementUtils.findMergedAnnotation(method,
					RequireRecentLogin.class);
			if (annotation == null) {
				annotation = AnnotatedElementUtils.findMergedAnnotation(type, RequireRecentLogin.class);
			}
			Assert.state(annotation != null, () -> "no @RequireRecentLogin on " + method);
			return annotation;
		}

	}

}
